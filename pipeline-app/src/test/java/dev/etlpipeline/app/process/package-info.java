/**
 * The pipeline as its users meet it: in processes of their own that are killed, stopped, interrupted and started twice,
 * on real databases. Open {@link dev.etlpipeline.app.process.ChildPipeline} first, then
 * {@link dev.etlpipeline.app.process.SharedWarehouseContract}.
 */
package dev.etlpipeline.app.process;

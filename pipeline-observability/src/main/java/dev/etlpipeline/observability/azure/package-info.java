/**
 * Sends metrics, logs and traces to Azure Monitor, where a connection string is set; else nothing of it is made. Open
 * {@link dev.etlpipeline.observability.azure.AzureMonitor}: what is sent, and by which SDK.
 */
@NullMarked
package dev.etlpipeline.observability.azure;

import org.jspecify.annotations.NullMarked;

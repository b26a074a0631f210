package dev.etlpipeline.chaos.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What looks like a child and is a thread of this process. It starts in no time, but can neither be killed nor stopped: who
 * destroys it interrupts it and waits for its end. Meanwhile all that this process logs goes into the folder's log.
 */
final class PipelineHere extends Process {

    private static final long PATIENCE_SECONDS = 60;

    private static final int FAILED = 1;

    private final InputStream told;
    private final CompletableFuture<Integer> exit = new CompletableFuture<>();
    private @Nullable Thread thread;

    private PipelineHere(InputStream told) {
        this.told = told;
    }

    static PipelineHere start(ChildSpec spec) throws IOException {
        Pipe pipe = Pipe.open();
        PrintStream events = new PrintStream(Channels.newOutputStream(pipe.sink()), false, StandardCharsets.UTF_8);
        PipelineHere here = new PipelineHere(Channels.newInputStream(pipe.source()));
        Thread thread = new Thread(() -> here.run(spec, events), "pipeline");
        thread.setDaemon(true);
        here.thread = thread;
        thread.start();
        return here;
    }

    private void run(ChildSpec spec, PrintStream events) {
        int code = FAILED;
        Path folder = Path.of(spec.folder());
        try (events;
                PrintStream out = PipelineChild.print(folder.resolve("out.txt"));
                PrintStream err = PipelineChild.print(folder.resolve("err.txt"));
                ChildLog.Closing log = ChildLog.divert(folder.resolve("pipeline.log"))) {
            code = new Execution(spec, folder, new EventStream(events), out, err).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            exit.complete(code);
        }
    }

    @Override
    public InputStream getInputStream() {
        return told;
    }

    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
        return OutputStream.nullOutputStream();
    }

    @Override
    public int waitFor() throws InterruptedException {
        while (isAlive()) {
            waitFor(1, TimeUnit.MINUTES);
        }
        return exitValue();
    }

    @Override
    public int exitValue() {
        Integer code = exit.getNow(null);
        if (code == null) {
            throw new IllegalThreadStateException("it runs");
        }
        return code;
    }

    @Override
    public void destroy() {
        Thread running = thread;
        if (running != null && isAlive()) {
            running.interrupt();
        }
        exit.completeOnTimeout(FAILED, PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}

package dev.etlpipeline.core.module;

/** Makes a command of a module. */
@FunctionalInterface
public interface CommandFactory {

    /** @return a picocli command object; it may ask the workspace as soon as it is called, not before */
    Object create(Workspace workspace);
}

package dev.etlpipeline.core.module;

/** Two modules, or a module and the core, want one name; the message says which and what to do. */
public final class NameTakenException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** @param what the name is of, such as {@code step} */
    public NameTakenException(String what, String name) {
        super("The name " + name + " is taken: there is a " + what
                + " of that name already. Two modules disagree; rename one of them, or take one out.");
    }
}

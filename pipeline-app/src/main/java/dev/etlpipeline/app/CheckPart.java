package dev.etlpipeline.app;

import java.util.List;

/**
 * One of the things that a check looks at.
 *
 * @param name     such as Input
 * @param subject  which one, such as the file's name; may be empty
 * @param facts    what is good to know
 * @param problems what stands in the way of a run, with what to do about it
 * @param skipped  why it was not looked at, or empty
 */
record CheckPart(String name, String subject, List<String> facts, List<String> problems, String skipped) {

    CheckPart {
        facts = List.copyOf(facts);
        problems = List.copyOf(problems);
    }

    static CheckPart of(String name, String subject, List<String> facts, List<String> problems) {
        return new CheckPart(name, subject, facts, problems, "");
    }

    static CheckPart skipped(String name, String subject, String why) {
        return new CheckPart(name, subject, List.of(), List.of(), why);
    }

    boolean isGood() {
        return problems.isEmpty() && skipped.isEmpty();
    }
}

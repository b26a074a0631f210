package dev.etlpipeline.app.workshop;

import java.util.List;

/**
 * A story that participants do again.
 *
 * @param story   its name in the backlog
 * @param page    that tells of it, with slashes from the project's folder
 * @param answers what is taken out
 * @param tests   classes that fail without it, with their packages
 */
public record StoryExercise(String story, String page, List<Answer> answers, List<String> tests) {

    public StoryExercise {
        answers = List.copyOf(answers);
        tests = List.copyOf(tests);
    }
}

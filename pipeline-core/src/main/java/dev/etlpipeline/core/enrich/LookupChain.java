package dev.etlpipeline.core.enrich;

import dev.etlpipeline.core.run.Failures;
import dev.etlpipeline.core.run.RunStopped;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The look-ups of an enrichment: its sources in the order of the settings, then the substitutes; each is asked only for
 * what those before left open. A substitute that fails is passed over: it is there so that the run can go on.
 */
final class LookupChain implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LookupChain.class);

    private final List<Lookup> sources;
    private final List<Lookup> substitutes;
    private final EnrichedColumns columns;
    private final boolean teaches;

    /** @param teaches whether substitutes are told what the sources answered */
    LookupChain(List<Lookup> sources, List<Lookup> substitutes, EnrichedColumns columns, boolean teaches) {
        this.sources = List.copyOf(sources);
        this.substitutes = List.copyOf(substitutes);
        this.columns = columns;
        this.teaches = teaches;
    }

    /** The form of a key that all sources have in common; the key as it is where they differ. */
    String form(String key) {
        String form = sources.isEmpty() ? key : sources.get(0).form(key);
        for (int i = 1; i < sources.size(); i++) {
            if (!form.equals(sources.get(i).form(key))) {
                return key;
            }
        }
        return form;
    }

    /** An answer for every key; {@link Answer#NONE} where no look-up had one. */
    Map<String, Answer> ask(Set<String> keys) throws Exception {
        Map<String, Answer> answers = new HashMap<>();
        Set<String> open = new LinkedHashSet<>(keys);
        Map<String, Values> learnt = new HashMap<>();
        for (Lookup source : sources) {
            if (!open.isEmpty()) {
                Map<String, Values> found = find(source, rest(open));
                found.forEach((key, values) -> {
                    if (open.remove(key)) {
                        answers.put(key, columns.answer(values, source.source(), source.cacheable()));
                        learnt.put(key, values);
                    }
                });
            }
        }
        for (Lookup substitute : substitutes) {
            if (!open.isEmpty()) {
                instead(substitute, open, answers);
            }
        }
        teach(Collections.unmodifiableMap(learnt));
        open.forEach(key -> answers.put(key, Answer.NONE));
        return answers;
    }

    private static Set<String> rest(Set<String> open) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(open));
    }

    private static Map<String, Values> find(Lookup lookup, Set<String> keys) throws Exception {
        try {
            return lookup.find(keys);
        } catch (LookupSkipped skipped) {
            LOG.debug("source {} was skipped: {}", lookup.source(), skipped.getMessage());
            return Map.of();
        }
    }

    private void instead(Lookup substitute, Set<String> open, Map<String, Answer> answers) {
        passingOver(
                substitute,
                "could not answer",
                () -> find(substitute, rest(open)).forEach((key, values) -> {
                    if (open.remove(key)) {
                        answers.put(
                                key,
                                columns.answer(values, substitute.source(), false)
                                        .substitute());
                    }
                }));
    }

    private void teach(Map<String, Values> answers) {
        if (teaches && !answers.isEmpty()) {
            substitutes.forEach(one -> passingOver(one, "could not remember answers", () -> one.learn(answers)));
        }
    }

    private void passingOver(Lookup substitute, String what, Attempt attempt) {
        try {
            attempt.make();
        } catch (RunStopped | CancellationException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn(
                    "{} of enrichment {} {} and is passed over: {}",
                    substitute.source(),
                    columns.name(),
                    what,
                    Failures.describe(e));
        }
    }

    private interface Attempt {
        void make() throws Exception;
    }

    @Override
    public void close() {
        Closing.all(Stream.concat(sources.stream(), substitutes.stream()).map(lookup -> lookup::close));
    }
}

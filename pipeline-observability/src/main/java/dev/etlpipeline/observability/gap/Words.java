package dev.etlpipeline.observability.gap;

import java.util.List;
import java.util.function.Function;

/** Figures that text, page and HTML say alike. */
final class Words {

    private Words() {}

    /** How much is seen, in three sentences. */
    static String summary(Gaps gaps) {
        return "There are " + gaps.points().size()
                + " ways in which a run can fail, or do its work badly. With the core"
                + " alone, whoever started the run is told of "
                + gaps.withCore(Sight.TOLD).size() + "; "
                + gaps.withCore(Sight.LATER).size() + " stand somewhere for who goes and looks; "
                + gaps.withCore(Sight.DARK).size()
                + " stand nowhere. With pipeline-observability as it is installed it is "
                + gaps.withModule(Sight.TOLD).size() + ", "
                + gaps.withModule(Sight.LATER).size() + " and "
                + gaps.withModule(Sight.DARK).size() + "; the steps below bring the others to a person.";
    }

    /** Empty instead of nought. */
    static String count(List<FailurePoint> points, Function<FailurePoint, Sight> by, Sight sight) {
        long count = points.stream().filter(point -> by.apply(point) == sight).count();
        return count == 0 ? "" : String.valueOf(count);
    }
}

package dev.etlpipeline.resilience.classify;

import java.util.LinkedHashSet;
import java.util.Set;

/** The rota, as settings name its roles. */
record OnCall(OnCallSettings settings) {

    String name(Owner owner) {
        return switch (owner) {
            case ON_CALL -> settings.first();
            case DATABASE -> settings.database();
            case API -> settings.api();
            case DATA -> settings.data();
            case SECURITY -> settings.security();
            case DEVELOPERS -> settings.developers();
        };
    }

    /** Who is called, one after another: the first on call, who can mend it, then those who answer for it. */
    String path(ErrorClass kind) {
        Set<String> path = new LinkedHashSet<>();
        path.add(settings.first());
        path.add(name(kind.owner()));
        if (kind.severity() != Severity.LOW) {
            path.add(settings.second());
            path.add(settings.lead());
        }
        return String.join(", then ", path);
    }
}

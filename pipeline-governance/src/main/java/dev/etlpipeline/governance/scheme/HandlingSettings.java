package dev.etlpipeline.governance.scheme;

import dev.etlpipeline.core.settings.Setting;
import java.util.List;
import java.util.Optional;

/** How one class is handled, where it differs from what {@link Handling#usual} says of it. */
public interface HandlingSettings {

    @Setting("Whether values are masked wherever the profile masks. Where it is not set: yes for personal and"
            + " sensitive-personal, no for the others.")
    Optional<Boolean> mask();

    @Setting("Whether the target keeps values encrypted. Where it is not set: no.")
    Optional<Boolean> encrypt();

    @Setting(
            value = "Days that values may be kept. Where it is not set: without end for public and internal, 2,555 for"
                    + " confidential, 2,190 for personal, 1,095 for sensitive-personal.",
            min = 1,
            max = 36_500)
    Optional<Integer> keepDays();

    @Setting("Roles whose members may see values as they are; everyone is a role that all have. Where it is not set:"
            + " everyone for public, staff for internal, steward for confidential, steward and privacy for"
            + " personal, privacy for sensitive-personal.")
    Optional<List<String>> roles();
}

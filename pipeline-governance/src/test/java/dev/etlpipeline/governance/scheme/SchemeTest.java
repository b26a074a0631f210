package dev.etlpipeline.governance.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.row.Column;
import dev.etlpipeline.core.row.Column.Role;
import dev.etlpipeline.core.row.ColumnType;
import dev.etlpipeline.core.settings.Settings;
import dev.etlpipeline.core.settings.SettingsException;
import dev.etlpipeline.criteria.Criterion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SchemeTest {

    private static final String USER = "ann";

    @Criterion("classification-scheme.2")
    @Test
    void personalDataIsMaskedAndNothingEncryptedUnlessSettingsSayOtherwise() {
        Scheme scheme = scheme(Map.of());

        assertThat(DataClass.values())
                .filteredOn(scheme::masks)
                .allMatch(DataClass::isPersonal)
                .hasSize(2);
        assertThat(DataClass.values()).noneMatch(scheme::encrypts);
        assertThat(scheme.handling(DataClass.PERSONAL).keepDays()).contains(2_190);
        assertThat(scheme.handling(DataClass.PUBLIC).keepDays()).isEmpty();
    }

    @Criterion("classification-scheme.3")
    @Test
    void settingsSayHowAClassIsHandled() {
        Scheme scheme = scheme(Map.of(
                "governance.scheme.confidential.mask", "true",
                "governance.scheme.personal.mask", "false",
                "governance.scheme.sensitive-personal.encrypt", "true",
                "governance.scheme.sensitive-personal.keep-days", "30",
                "governance.scheme.public.roles", "press,staff"));

        assertThat(scheme.masks(DataClass.CONFIDENTIAL)).isTrue();
        assertThat(scheme.masks(DataClass.PERSONAL)).isFalse();
        assertThat(scheme.handling(DataClass.SENSITIVE_PERSONAL))
                .isEqualTo(new Handling(true, true, Optional.of(30), List.of("privacy")));
        assertThat(scheme.handling(DataClass.PUBLIC).roles()).containsExactly("press", "staff");
    }

    @Test
    void aColumnIsHandledByItsClassThenItsKindThenAsTheUntagged() {
        Scheme scheme = scheme(Map.of("governance.scheme.untagged", "confidential"));

        assertThat(scheme.classOf(tagged("internal", "email"))).isEqualTo(DataClass.INTERNAL);
        assertThat(scheme.classOf(tagged("email"))).isEqualTo(DataClass.PERSONAL);
        assertThat(scheme.classOf(tagged("nhs-number"))).isEqualTo(DataClass.SENSITIVE_PERSONAL);
        assertThat(scheme.classOf(tagged("pii"))).isEqualTo(DataClass.PERSONAL);
        assertThat(scheme.classOf(tagged())).isEqualTo(DataClass.CONFIDENTIAL);
        assertThat(scheme.masks(tagged("email"))).isTrue();
        assertThat(scheme.masks(tagged())).isFalse();
    }

    @Criterion("classification-scheme.2")
    @Test
    void onlyMembersOfItsRolesMaySeeAClass() {
        Scheme nobodyNamed = scheme(Map.of());
        Scheme named = scheme(Map.of("governance.scheme.members.steward", "ben," + USER));

        assertThat(nobodyNamed.maySee(DataClass.PUBLIC, USER)).isTrue();
        assertThat(nobodyNamed.maySee(DataClass.PERSONAL, USER)).isFalse();
        assertThat(named.maySee(DataClass.PERSONAL, USER)).isTrue();
        assertThat(named.maySee(DataClass.SENSITIVE_PERSONAL, USER)).isFalse();
        assertThat(named.maySee(DataClass.PERSONAL, "carol")).isFalse();
    }

    @Test
    void wrongSettingsAreRefused() {
        assertThatThrownBy(() -> scheme(Map.of(
                        "governance.scheme.personal.keep-days", "0",
                        "governance.scheme.personal.mask", "maybe",
                        "governance.scheme.private.mask", "true",
                        "governance.scheme.untagged", "secret")))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("governance.scheme.personal.keep-days: must be a whole number from 1 to 36,500")
                .hasMessageContaining("governance.scheme.personal.mask: must be true or false")
                .hasMessageContaining("governance.scheme.private")
                .hasMessageContaining("governance.scheme.untagged: must be one of public, internal");
    }

    private static Scheme scheme(Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put("warehouse.url", "jdbc:h2:mem:x");
        return Scheme.of(Settings.of(all, SchemeSettings.class).read(SchemeSettings.class));
    }

    private static Column tagged(String... tags) {
        return new Column("c", ColumnType.TEXT, 9, 0, 0, false, false, Set.of(tags), Role.SOURCE);
    }
}

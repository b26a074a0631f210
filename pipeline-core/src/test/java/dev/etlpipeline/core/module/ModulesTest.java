package dev.etlpipeline.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.etlpipeline.core.enrich.Lookup;
import dev.etlpipeline.core.enrich.LookupContext;
import dev.etlpipeline.core.enrich.LookupFactory;
import dev.etlpipeline.core.load.LoadParticipant;
import dev.etlpipeline.core.module.Modules.Migrations;
import dev.etlpipeline.core.run.RunListener;
import dev.etlpipeline.core.settings.LoadSettings;
import dev.etlpipeline.core.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ModulesTest {

    private static final SettingsReader SETTINGS = Settings.of(Map.of("warehouse.url", "jdbc:h2:mem:x"));

    @Test
    void keepsTheOrderInWhichModulesRegister() {
        RunListener one = new RunListener() {};
        RunListener two = new RunListener() {};
        UnaryOperator<DataSource> inner = source -> source;
        UnaryOperator<DataSource> outer = source -> source;

        Modules modules = install(
                module("a", registry -> {
                    registry.listen(one);
                    registry.wrapDataSource(inner);
                    registry.migrations("db/a/{dialect}");
                }),
                module("b", registry -> {
                    registry.listen(two);
                    registry.wrapDataSource(outer);
                    registry.migrations("db/b");
                }));

        assertThat(modules.names()).containsExactly("a", "b");
        assertThat(modules.listeners()).containsExactly(one, two);
        assertThat(modules.dataSourceWrappers()).containsExactly(inner, outer);
        assertThat(modules.migrations())
                .containsExactly(new Migrations("a", "db/a/{dialect}"), new Migrations("b", "db/b"));
    }

    @Test
    void putsLastParticipantsBehindThoseOfAllModules() {
        LoadParticipant last = new LoadParticipant() {};
        LoadParticipant one = new LoadParticipant() {};
        LoadParticipant two = new LoadParticipant() {};

        Modules modules = install(
                module("a", registry -> {
                    registry.participateLast(last);
                    registry.participate(one);
                }),
                module("b", registry -> registry.participate(two)));

        assertThat(modules.participants()).containsExactly(one, two, last);
    }

    @Test
    void tellsEveryRecorderWhatAPersonDid() throws SQLException {
        List<String> told = new ArrayList<>();
        ManualAction action = new ManualAction("quarantine.fix", "customers", "7", 1, null);

        Modules modules = install(
                module("a", registry -> registry.recordActions((tx, done) -> told.add("a " + done.name()))),
                module("b", registry -> registry.recordActions((tx, done) -> told.add("b " + done.name()))));
        try (Connection tx = DriverManager.getConnection("jdbc:h2:mem:")) {
            modules.actions().record(tx, action);
        }

        assertThat(told).containsExactly("a quarantine.fix", "b quarantine.fix");
    }

    @Test
    void hashesRowsByTheLastKeyThatIsGiven() {
        Modules modules = install(
                module("a", registry -> registry.rowHashKey(() -> Optional.of(new byte[] {1}))),
                module("b", registry -> registry.rowHashKey(() -> Optional.of(new byte[] {2}))));

        assertThat(modules.rowHashKey(RawViewsTest.DEFINITION)).isEqualTo(new byte[] {2});
        assertThat(install().rowHashKey(RawViewsTest.DEFINITION)).isNull();
    }

    @Test
    void tellsModulesWhereTheProjectIs() {
        Path home = Path.of("a", "project");
        List<Path> seen = new ArrayList<>();

        Modules.install(List.of(module("a", registry -> seen.add(registry.home()))), SETTINGS, home);

        assertThat(seen).containsExactly(home);
    }

    @Test
    void givesEachModuleTheSettings() {
        List<Integer> seen = new ArrayList<>();

        Modules.install(
                List.of(new PipelineModule() {
                    @Override
                    public String name() {
                        return "reader";
                    }

                    @Override
                    public List<Class<?>> settings() {
                        return List.of();
                    }

                    @Override
                    public void install(Registry registry, SettingsReader settings) {
                        seen.add(settings.read(LoadSettings.class).chunkRows());
                    }
                }),
                SETTINGS);

        assertThat(seen).containsExactly(0);
    }

    @Test
    void usesTheLastRejectSinkAndStartPoint() {
        RejectSinkFactory last = (run, request) -> {
            throw new UnsupportedOperationException();
        };

        Modules modules = install(
                module(
                        "a",
                        registry -> registry.rejectSink((run, request) -> {
                            throw new UnsupportedOperationException();
                        })),
                module("b", registry -> registry.rejectSink(last)));

        assertThat(modules.rejectSink()).containsSame(last);
        assertThat(modules.startPoint()).isEmpty();
    }

    @Test
    void refusesNamesThatAreTaken() {
        refuses("step trim", registry -> registry.step("trim", (spec, schema) -> row -> row));
        refuses("rule pattern", registry -> registry.rule("pattern", (spec, schema) -> row -> Optional.empty()));
        refuses("look-up of postcode api", registry -> registry.lookup("postcode", lookup("api")));
        refuses("stand-in postcode-api", registry -> registry.standIn(standIn("postcode-api")));
    }

    @Test
    void keepsEqualSourcesOfTwoEnrichmentsApart() {
        LookupFactory postcode = lookup("api");
        LookupFactory company = lookup("api");

        Modules modules = install(module("a", registry -> {
            registry.lookup("postcode", postcode);
            registry.lookup("company", company);
        }));

        assertThat(modules.lookups("postcode")).containsExactly(Map.entry("api", postcode));
        assertThat(modules.lookups("company")).containsExactly(Map.entry("api", company));
        assertThat(modules.lookups("weather")).isEmpty();
    }

    @Test
    void refusesTwoModulesOfOneName() {
        PipelineModule module = module("a", registry -> {});

        assertThatThrownBy(() -> install(module, module))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The name a is taken: there is a module of that name already");
    }

    private static void refuses(String name, Consumer<Registry> registration) {
        String last = name.substring(name.lastIndexOf(' ') + 1);
        assertThatThrownBy(() -> install(module("a", registration), module("b", registration)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("The name " + last + " is taken: there is a "
                        + name.substring(0, name.lastIndexOf(' ')) + " of that name");
    }

    private static Modules install(PipelineModule... modules) {
        return Modules.install(List.of(modules), SETTINGS);
    }

    private static PipelineModule module(String name, Consumer<Registry> registration) {
        return new PipelineModule() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<Class<?>> settings() {
                return List.of();
            }

            @Override
            public void install(Registry registry, SettingsReader settings) {
                registration.accept(registry);
            }
        };
    }

    private static LookupFactory lookup(String source) {
        return new LookupFactory() {
            @Override
            public String source() {
                return source;
            }

            @Override
            public Lookup create(LookupContext context) {
                throw new UnsupportedOperationException();
            }
        };
    }

    private static StandIn standIn(String name) {
        return new StandIn() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public URI start() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
    }
}

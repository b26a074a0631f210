package dev.etlpipeline.governance.encrypt;

import dev.etlpipeline.core.module.DataStore;
import dev.etlpipeline.core.module.KeptTexts;
import dev.etlpipeline.core.module.PipelineModule;
import dev.etlpipeline.core.module.Registry;
import dev.etlpipeline.core.module.SettingsReader;
import dev.etlpipeline.core.module.Subject;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Another module that keeps texts through views, in memory. */
final class Shelf implements PipelineModule, DataStore, KeptTexts {

    private final TreeMap<Long, KeptText> texts = new TreeMap<>();
    private Runnable beforeReplace = () -> {};

    void put(String pipeline, String text) {
        long id = texts.size() + 1L;
        texts.put(id, new KeptText(id, pipeline, text));
    }

    /** Somebody is quicker. */
    void putBack(long id, String text) {
        texts.computeIfPresent(id, (same, old) -> new KeptText(id, old.pipeline(), text));
    }

    void beforeReplace(Runnable doing) {
        beforeReplace = doing;
    }

    Map<Long, KeptText> texts() {
        return texts;
    }

    @Override
    public String place() {
        return "test.shelf";
    }

    @Override
    public List<KeptText> page(Connection connection, long after, int most) {
        return texts.tailMap(after, false).values().stream().limit(most).toList();
    }

    @Override
    public boolean replace(Connection connection, KeptText read, String anew) {
        beforeReplace.run();
        return texts.replace(read.id(), read, new KeptText(read.id(), read.pipeline(), anew));
    }

    @Override
    public List<KeptTexts> keptTexts() {
        return List.of(this);
    }

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public Found find(Connection connection, Subject subject) {
        return new Found(0, 0);
    }

    @Override
    public long mask(Connection tx, Subject subject) {
        return 0;
    }

    @Override
    public long erase(Connection tx, Subject subject) {
        return 0;
    }

    @Override
    public long count(Connection connection, String pipeline) {
        return texts.size();
    }

    @Override
    public List<Class<?>> settings() {
        return List.of();
    }

    @Override
    public void install(Registry registry, SettingsReader settings) {
        registry.keeps(this);
    }
}

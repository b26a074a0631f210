package dev.etlpipeline.core.module;

import dev.etlpipeline.core.definition.PipelineDefinition;
import dev.etlpipeline.core.source.Reject;
import java.util.List;

/**
 * What all views together leave of a raw record, and what stood there before. Where some of them can be undone, such as
 * encryption, they alone are applied: the others would spoil for good what is safe already. Immutable.
 */
public final class RawViews {

    private final List<RawView> views;

    /** @param views in their order */
    public RawViews(List<RawView> views) {
        this.views = List.copyOf(views);
    }

    /**
     * What is kept of a record.
     *
     * @param whole whether {@link RawViews#reveal} gives the record back
     */
    public record Kept(String text, boolean whole) {

        /** Never the text. */
        @Override
        public String toString() {
            return "Kept[" + text.length() + " characters, " + (whole ? "whole" : "changed for good") + "]";
        }
    }

    public Kept show(PipelineDefinition definition, Reject reject, String raw) {
        String undoable = raw;
        String all = raw;
        for (RawView view : views) {
            all = view.show(definition, reject, all);
            String shown = view.show(definition, reject, undoable);
            undoable = undoes(view, definition, shown, undoable) ? shown : undoable;
        }
        boolean changed = !all.equals(raw);
        return changed && undoable.equals(raw) ? new Kept(all, false) : new Kept(undoable, true);
    }

    private static boolean undoes(RawView view, PipelineDefinition definition, String shown, String raw) {
        try {
            return view.reveal(definition.name(), shown).equals(raw);
        } catch (UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * The record as it stood in the file.
     *
     * @param pipeline whose it is
     * @param kept     as {@link #show} made it, under these views or fewer
     * @throws UnsupportedOperationException where it does not come back; the message says why, for people
     */
    public String reveal(String pipeline, String kept) {
        String raw = kept;
        for (int i = views.size() - 1; i >= 0; i--) {
            raw = views.get(i).reveal(pipeline, raw);
        }
        return raw;
    }

    /** What all views leave of a text that has to come back. */
    public String protect(String pipeline, String text) {
        String kept = text;
        for (RawView view : views) {
            kept = view.protect(pipeline, kept);
        }
        return kept;
    }

    /** What {@link #protect} was given, under these views or fewer. */
    public String unprotect(String pipeline, String kept) {
        String text = kept;
        for (int i = views.size() - 1; i >= 0; i--) {
            text = revealed(views.get(i), pipeline, text);
        }
        return text;
    }

    /** A view that brings nothing back has protected nothing: the text only looks like one of its own. */
    private static String revealed(RawView view, String pipeline, String kept) {
        try {
            return view.reveal(pipeline, kept);
        } catch (UnsupportedOperationException e) {
            return kept;
        }
    }
}

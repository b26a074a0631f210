package dev.etlpipeline.observability.energy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The report for programs. */
final class EnergyJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private EnergyJson() {}

    static String text(EnergyReport report) {
        ObjectNode json = JSON.createObjectNode();
        json.put("from", report.from().toString());
        json.put("until", report.until().toString());
        ObjectNode all = json.putObject("all");
        all.put("records", report.records());
        all.put("cpuSeconds", report.cpuMs() / 1000.0);
        all.put("wattHours", report.wattHours());
        all.put("idleWattHours", report.idleWattHours());
        all.put("grams", report.grams());
        all.put("gramsPerMillionRecords", report.gramsPerMillion());
        all.put("gramsPerDay", report.gramsPerDay());
        all.put("reckonedNow", report.reckonedNow());
        ArrayNode runs = json.putArray("runs");
        report.runs().forEach(run -> run(run, runs.addObject()));
        ArrayNode targets = json.putArray("targets");
        report.targets().forEach(target -> target(target, targets.addObject()));
        ArrayNode savings = json.putArray("savings");
        report.savings().forEach(saving -> saving(saving, savings.addObject()));
        return json.toPrettyString() + "\n";
    }

    private static void run(MeasuredRun run, ObjectNode json) {
        json.put("run", run.figures().run());
        json.put("attempt", run.figures().attempt());
        json.put("pipeline", run.figures().pipeline());
        json.put("state", run.figures().state());
        json.put("dryRun", run.figures().dryRun());
        json.put("began", run.figures().started());
        json.put("tookMs", run.figures().tookMs());
        json.put("records", run.records());
        json.put("cpuSeconds", run.figures().machine().cpuMs() / 1000.0);
        json.put("wattHours", run.footprint().wattHours());
        json.put("idleWattHours", run.footprint().idleWattHours());
        json.put("gramsPerKwh", run.footprint().gramsPerKwh());
        json.put("grams", run.footprint().grams());
        json.put("gramsPerMillionRecords", run.footprint().gramsPerMillion(run.records()));
        json.put("kept", run.kept());
    }

    private static void target(Target target, ObjectNode json) {
        json.put("setting", "observability.energy." + target.setting());
        json.put("atMost", target.atMost());
        json.put("actual", target.actual());
        json.put("met", target.met());
    }

    private static void saving(Saving saving, ObjectNode json) {
        json.put("name", saving.waste().word());
        json.put("runs", saving.runs());
        json.put("grams", saving.grams());
        json.put("seen", saving.seen());
        json.put("todo", saving.todo());
    }
}

package dev.etlpipeline.chaos.invariant;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** A file as a plain reader sees it: the key of each record by its number, from 1. */
final class PlainFile {

    private final Map<Long, String> keys = new HashMap<>();

    PlainFile(Path file, String keyColumn) throws IOException {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(false)
                .setTrailingData(true) // text behind a closing quote costs its record, not the reading
                .setLenientEof(true)
                .get();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord record : parser) {
                String key = record.isMapped(keyColumn) && record.isSet(keyColumn) ? record.get(keyColumn) : "";
                keys.put(record.getRecordNumber(), key.strip());
            }
        }
    }

    long records() {
        return keys.size();
    }

    NavigableSet<Long> numbers() {
        return new TreeSet<>(keys.keySet());
    }

    /** Of the records that are not set aside, those whose key comes again behind them. */
    NavigableSet<Long> overruled(Set<Long> setAside) {
        Map<String, Long> last = new HashMap<>();
        NavigableSet<Long> overruled = new TreeSet<>();
        for (long number : numbers()) {
            if (!setAside.contains(number)) {
                Long before = last.put(String.valueOf(keys.get(number)), number);
                if (before != null) {
                    overruled.add(before);
                }
            }
        }
        return overruled;
    }
}

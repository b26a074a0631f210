package dev.etlpipeline.core.definition;

/** A scalar of a YAML file, as it stands there, and its line. */
record YamlText(String text, int line) {}

package dev.etlpipeline.core.input;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** The one file of a zip archive that can only be read from its beginning; that it is the only one shows at its end. */
final class ZipEntryStream extends ReadInBlocks {

    private final ZipInputStream zip;
    private final String name;
    private boolean ended;

    private ZipEntryStream(ZipInputStream zip, String name) {
        this.zip = zip;
        this.name = name;
    }

    /**
     * @param packed closed with what is returned, or where this fails
     * @throws SourceException where there is no file in it
     */
    static InputStream of(InputStream packed, String name) throws IOException {
        ZipEntryStream stream = new ZipEntryStream(new ZipInputStream(packed), name);
        try {
            if (!stream.toNextFile()) {
                throw Packing.notOneFile(name, 0);
            }
            return stream;
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    private boolean toNextFile() throws IOException {
        ZipEntry entry = zip.getNextEntry();
        while (entry != null && !Packing.isFile(entry)) {
            entry = zip.getNextEntry();
        }
        return entry != null;
    }

    @Override
    public int read(byte[] target, int from, int length) throws IOException {
        if (ended) {
            return -1;
        }
        int read = zip.read(target, from, length);
        if (read < 0) {
            ended = true;
            refuseMore();
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private void refuseMore() throws IOException {
        int files = 1;
        while (toNextFile()) {
            files++;
        }
        if (files > 1) {
            throw Packing.notOneFile(name, files);
        }
    }
}

package dev.etlpipeline.core.control;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Who holds a lease, as shown to others. */
public final class Holder {

    /** Longest text, that of the column. */
    private static final int MAX = 200;

    private Holder() {}

    /** Host and process, such as {@code etl-1, process 4711}. */
    public static String ofThisProcess() {
        String holder = host() + ", process " + ProcessHandle.current().pid();
        return holder.length() > MAX ? holder.substring(holder.length() - MAX) : holder;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown host";
        }
    }
}

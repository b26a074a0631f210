package dev.etlpipeline.sandbox.generator;

import java.io.IOException;
import java.nio.file.Path;

/** The sample files in {@code seeds}: who changes a generator writes them anew, and a test compares. */
public final class SeedFiles {

    public static final String CUSTOMERS = "customers.csv";
    public static final String ORDERS = "orders.csv";
    public static final int CUSTOMER_ROWS = 1000;
    public static final int ORDER_ROWS = 200;

    private static final long SEED = 20_250_701;

    private SeedFiles() {}

    /** What {@value #CUSTOMERS} comes from, at {@value #CUSTOMER_ROWS} rows. */
    public static CustomerGenerator customers() {
        return new CustomerGenerator(SEED);
    }

    /** What {@value #ORDERS} comes from, at {@value #ORDER_ROWS} rows. */
    public static OrderGenerator orders() {
        return new OrderGenerator(SEED);
    }

    /** Writes both files into an existing folder, over what is there. */
    public static void write(Path folder) throws IOException {
        customers().generate(CUSTOMER_ROWS, folder.resolve(CUSTOMERS));
        orders().generate(ORDER_ROWS, folder.resolve(ORDERS));
    }
}

package dev.etlpipeline.chaos.child;

/**
 * An error that SQL Server gives and nobody can provoke from outside: thrown in the place of a LOAD, by an interceptor of
 * the FAULT layer, beneath all protection.
 *
 * @param number  SQL Server's, such as 1205
 * @param state   the SQLState that comes with it
 * @param message the server's words
 * @param chunk   the first chunk whose load gets it
 * @param times   how many loads get it
 */
public record SimulatedError(int number, String state, String message, long chunk, int times) {

    /** This session was chosen as the victim of a deadlock. */
    public static SimulatedError deadlock(long chunk, int times) {
        return new SimulatedError(1205, "40001", "chosen as the deadlock victim (simulated)", chunk, times);
    }

    /** The service is busy. */
    public static SimulatedError throttled(long chunk, int times) {
        return new SimulatedError(40501, "S0001", "the service is currently busy (simulated)", chunk, times);
    }
}

package dev.etlpipeline.sandbox.api;

import com.github.tomakehurst.wiremock.WireMockServer;

/**
 * Both APIs, each on a server and a loopback port of its own, so that one can fail alone. Safe for use by several
 * threads.
 *
 * <p>Tests and drills put stubs of their own over the contract with {@code postcodes().stubFor(...)}: any stub comes
 * before it. {@code postcodes().setGlobalFixedDelay(...)} changes the delay, and the servers' request journals say what
 * was asked and when. {@link #reset()} takes it all back.
 */
public final class SimulatedApis implements AutoCloseable {

    private final SimulatedApiSettings settings;
    private final CompanyContract companyContract;
    private final WireMockServer postcodes;
    private final WireMockServer companies;

    private SimulatedApis(SimulatedApiSettings settings) {
        this.settings = settings;
        PostcodeDirectory directory =
                new PostcodeDirectory(PostcodeAreas.load(settings.postcodeAreas()), settings.unknownPostcodes());
        this.companyContract = new CompanyContract(
                new CompanyRegister(settings.unknownCompanies()),
                new CallBudget(settings.clock(), settings.callBudgetEnforced()));
        this.postcodes = ApiServer.start(new PostcodeContract(directory), settings);
        this.companies = startOrStop(postcodes);
    }

    /** With {@link SimulatedApiSettings#defaults()}. */
    public static SimulatedApis start() {
        return start(SimulatedApiSettings.defaults());
    }

    /** Returns when both servers accept calls. */
    public static SimulatedApis start(SimulatedApiSettings settings) {
        return new SimulatedApis(settings);
    }

    /** Such as {@code http://127.0.0.1:40001}, without a slash at the end. */
    public String postcodeBaseUrl() {
        return ApiServer.baseUrl(postcodes);
    }

    /** Such as {@code http://127.0.0.1:40002}, without a slash at the end. */
    public String companyBaseUrl() {
        return ApiServer.baseUrl(companies);
    }

    /** To stub and to read the journal. */
    public WireMockServer postcodes() {
        return postcodes;
    }

    /** To stub and to read the journal. */
    public WireMockServer companies() {
        return companies;
    }

    /** Back to the contract: no other stubs, empty journals, the delay of the settings, the whole call budget. */
    public void reset() {
        ApiServer.reset(postcodes, settings);
        ApiServer.reset(companies, settings);
        companyContract.reset();
    }

    /** Stops both servers; again does nothing. */
    @Override
    public void close() {
        postcodes.stop();
        companies.stop();
    }

    private WireMockServer startOrStop(WireMockServer other) {
        try {
            return ApiServer.start(companyContract, settings);
        } catch (RuntimeException e) {
            other.stop();
            throw e;
        }
    }
}

package dev.etlpipeline.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompanyRegisterTest {

    private final CompanyRegister register = new CompanyRegister(0);

    @Test
    void findsTheNameBehindANumber() {
        Company found = register.search("Acme Dairy Ltd").get(0);

        assertThat(register.find(found.number())).contains(found);
    }

    @Test
    void knowsACompanyByNumberInAnotherProcess() {
        Company told = register.search("Acme Dairy PLC").get(0);

        Company found = new CompanyRegister(0).find(told.number()).orElseThrow();

        assertThat(found.name()).isEqualTo("COMPANY " + told.number() + " LIMITED");
        assertThat(found.status()).isEqualTo(told.status());
        assertThat(found.created()).isEqualTo(told.created());
        assertThat(found.sicCodes()).isEqualTo(told.sicCodes());
        assertThat(found.lastAccounts()).isEqualTo(told.lastAccounts());
    }

    @Test
    void caseBlanksAndAbbreviationsDoNotMatter() {
        Company company = register.search("ACME DAIRY LIMITED").get(0);

        assertThat(List.of("Acme Dairy Ltd", " acme  dairy ltd. ", "Acme Dairy Limited"))
                .allSatisfy(name -> assertThat(register.search(name)).first().isEqualTo(company));
        assertThat(register.search("Acme P.L.C.").get(0).name()).isEqualTo("ACME PLC");
    }

    @Test
    void doesNotKnowTheAskedShareOfNames() {
        CompanyRegister forgetful = new CompanyRegister(0.05);

        long unknown = names(4000).stream()
                .filter(name -> forgetful.search(name).isEmpty())
                .count();

        assertThat(unknown).isBetween(140L, 260L);
    }

    @Test
    void hasNamesakesForSomeAfterTheMatch() {
        List<List<Company>> found = names(1000).stream().map(register::search).toList();

        assertThat(found.stream().filter(companies -> companies.size() == 2)).hasSizeBetween(150, 250);
        assertThat(found)
                .filteredOn(companies -> companies.size() == 2)
                .allSatisfy(companies -> assertThat(companies.get(1).name()).endsWith(" HOLDINGS LIMITED"));
    }

    @Test
    void mostNumbersMadeUpElsewhereAreUnknown() {
        long known = IntStream.range(0, 1000)
                .filter(i -> register.find(Integer.toString(20_000_000 + i * 7)).isPresent())
                .count();

        assertThat(known).isBetween(50L, 150L);
        assertThat(register.find("1234567")).isEmpty();
        assertThat(register.find("OC123456")).isEmpty();
        assertThat(register.find("")).isEmpty();
    }

    @Test
    void forgetsTheNamesAskedForLongAgo() {
        Company first = register.search("Company 0 Ltd").get(0);

        names(60_000).stream().skip(1).forEach(register::search);

        assertThat(register.find(first.number()))
                .get()
                .extracting(Company::name)
                .isNotEqualTo("COMPANY 0 LIMITED");
    }

    @Test
    void mostCompaniesAreActiveAndOfEverySize() {
        List<Company> companies =
                names(2000).stream().map(name -> register.search(name).get(0)).toList();

        assertThat(companies.stream().filter(company -> company.status().equals("active")))
                .hasSizeBetween(1700, 1900);
        assertThat(companies)
                .extracting(Company::lastAccounts)
                .contains("micro-entity", "small", "medium", "full", "group", "dormant", "total-exemption-full");
        assertThat(companies)
                .allSatisfy(company ->
                        assertThat(company.sicCodes()).hasSizeBetween(1, 3).doesNotHaveDuplicates());
    }

    @Test
    void theNameTellsTheType() {
        assertThat(register.search("Acme Ltd").get(0).type()).isEqualTo("ltd");
        assertThat(register.search("Acme plc").get(0).type()).isEqualTo("plc");
        assertThat(register.search("Acme & Co LLP").get(0).type()).isEqualTo("llp");
        assertThat(register.search("Acme").get(0).type()).isEqualTo("ltd");
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "Company " + i + " Ltd").toList();
    }
}

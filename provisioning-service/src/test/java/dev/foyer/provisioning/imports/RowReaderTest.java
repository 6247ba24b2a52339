package dev.foyer.provisioning.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.foyer.provisioning.csv.ListCell;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.imports.ReadRow.Mistake;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowReaderTest {

    @Test
    void everyFieldIsReadByTheRuleOfTheOneRecord() throws NotAllowedException {
        ReadRow row = contacts("email,fullName,phone,officePhone,commission,labels,company,role,timezone")
                .read(List.of(
                        " anna@x.example ",
                        "Anna Maria Larch",
                        "'+41 44 668 18 00",
                        "",
                        "12,5",
                        "A; b |\"c, d\",a",
                        "x",
                        "admin",
                        "<clear>"));
        assertThat(row.mistakes()).isEmpty();
        assertThat(row.values())
                .isEqualTo(Map.of(
                        "email", "anna@x.example",
                        "first_name", "Anna Maria",
                        "last_name", "Larch",
                        "phone", "+41446681800",
                        "commission_reduced_percent", "12.50",
                        "labels", List.of("A", "b", "c, d"),
                        "company", "x",
                        "role", "admin",
                        "time_zone", ""));
    }

    @Test
    void everyMistakeOfARowIsTold() throws NotAllowedException {
        ReadRow row = contacts("email,firstName,phone,commission,role,tags,tagsToRemove,labels")
                .read(List.of(
                        "<clear>", "<Anna>", "044 668 18 00", "100.5", "boss", "vip", "VIP", "<clear>", "", "more"));
        assertThat(row.mistakes().stream().map(mistake -> mistake.field() + " " + mistake.code()))
                .containsExactly(
                        "email not_allowed",
                        "firstName not_allowed",
                        "phone not_allowed",
                        "commissionReducedPercent not_allowed",
                        "role not_allowed",
                        "labels not_allowed",
                        " too_many_cells",
                        "tags contradiction");
        assertThat(contacts("email,role").read(List.of("a@x.example", "buyer")).mistakes())
                .extracting(Mistake::code)
                .containsExactly("missing");
    }

    @Test
    void wordsInOneCellComeBackAsTheyWere() {
        List<String> words = List.of("a", "b, c", "say \"no\"", "x;y|z", "'q");
        assertThat(ListCell.words(ListCell.cell(words))).isEqualTo(words);
        assertThat(ListCell.words(" a ,, b;c|d, ")).containsExactly("a", "b", "c", "d");
        assertThat(ListCell.words("5\" pipe, \"open")).containsExactly("5\" pipe", "open");
    }

    @Test
    void columnsAreFoundByTheirOwnNameFirst() throws NotAllowedException {
        assertThat(plan("Company name,E-MAIL,customer_no,Note").fields())
                .containsExactly("company", "email", "customerNumber", "");
        assertThat(plan("company,Company name,email").fields()).containsExactly("company", "", "email");
        assertThat(plan("row,column,code,message,email").unknown()).isEmpty();
        assertThat(plan("row,email").unknown()).containsExactly("row");
        assertThatThrownBy(() -> plan("mail,E-Mail address")).hasMessageContaining("two columns for email");
        assertThatThrownBy(() -> plan("firstName,company")).hasMessageContaining("no column by which");
    }

    private static ColumnPlan plan(String header) throws NotAllowedException {
        return ColumnPlan.of(ImportKind.CONTACTS, List.of(header.split(",", -1)), Mapping.NONE);
    }

    private static RowReader contacts(String header) throws NotAllowedException {
        return new RowReader(ImportKind.CONTACTS, plan(header).fields());
    }
}

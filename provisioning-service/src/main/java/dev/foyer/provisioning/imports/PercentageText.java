package dev.foyer.provisioning.imports;

import com.fasterxml.jackson.databind.node.DecimalNode;
import dev.foyer.provisioning.customer.CustomerRules;
import dev.foyer.provisioning.field.NotAllowedException;
import dev.foyer.provisioning.field.TextRule;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** A percentage in a cell: {@code 12.5}, or {@code 12,5} as much of Europe writes it. */
final class PercentageText implements TextRule {

    private static final Pattern NUMBER = Pattern.compile("\\s*([0-9]{1,3})(?:[.,]([0-9]{1,6}))?\\s*%?\\s*");

    @Override
    public String read(String text) throws NotAllowedException {
        var number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw new NotAllowedException("must be a number from 0 to 100 with at most two decimals");
        }
        String decimals = number.group(2) == null ? "" : "." + number.group(2);
        return CustomerRules.PERCENTAGE
                .read(DecimalNode.valueOf(new BigDecimal(number.group(1) + decimals)))
                .toPlainString();
    }
}

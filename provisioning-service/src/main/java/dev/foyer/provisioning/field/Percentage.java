package dev.foyer.provisioning.field;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;

/** A number from 0 to 100 with at most two decimals. */
public final class Percentage implements Rule<BigDecimal> {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    @Override
    public BigDecimal read(JsonNode value) throws NotAllowedException {
        // The range first: only a number of ordinary size is worth counting the decimals of.
        if (value.isNumber()
                && value.decimalValue().signum() >= 0
                && value.decimalValue().compareTo(HUNDRED) <= 0) {
            BigDecimal number = value.decimalValue().stripTrailingZeros();
            if (number.scale() <= 2) {
                return number.setScale(2);
            }
        }
        throw new NotAllowedException("must be a number from 0 to 100 with at most two decimals");
    }
}

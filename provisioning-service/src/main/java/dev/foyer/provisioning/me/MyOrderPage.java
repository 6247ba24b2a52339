package dev.foyer.provisioning.me;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a claim answers, as the API documents it: as any list, on one page. */
@Schema(name = "PageMyOrder")
record MyOrderPage(List<MyOrder> items, @Nullable String nextCursor) {}

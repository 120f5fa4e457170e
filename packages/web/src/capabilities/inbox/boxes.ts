import type { InboxBox } from "@centralita/contracts";

/** In the order in which they are worked through. */
export const boxes: readonly InboxBox[] = ["queue", "mine", "others", "assistant", "closed"];

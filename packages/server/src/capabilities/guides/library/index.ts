import type { GuideDefinition } from "@centralita/contracts";
import { accountRecovery } from "./account-recovery.ts";
import { noInternet } from "./no-internet.ts";
import { noPower } from "./no-power.ts";
import { printerNotPrinting } from "./printer-not-printing.ts";
import { welcome } from "./welcome.ts";

/** The guides that come with the product. */
export const builtInGuides: readonly GuideDefinition[] = [
	noInternet,
	noPower,
	printerNotPrinting,
	accountRecovery,
	welcome,
];

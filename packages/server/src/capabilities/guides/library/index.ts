import type { GuideDefinition } from "@centralita/contracts";
import { accountRecovery } from "./account-recovery.ts";
import { appError } from "./app-error.ts";
import { billingQuestion } from "./billing-question.ts";
import { installProgram } from "./install-program.ts";
import { noInternet } from "./no-internet.ts";
import { noPower } from "./no-power.ts";
import { noSound } from "./no-sound.ts";
import { phoneNotCharging } from "./phone-not-charging.ts";
import { printerNotPrinting } from "./printer-not-printing.ts";
import { screenBlack } from "./screen-black.ts";
import { slowDevice } from "./slow-device.ts";
import { slowWifi } from "./slow-wifi.ts";
import { welcome } from "./welcome.ts";

/** The guides that come with the product. */
export const builtInGuides: readonly GuideDefinition[] = [
	noInternet,
	slowWifi,
	noPower,
	screenBlack,
	slowDevice,
	noSound,
	printerNotPrinting,
	phoneNotCharging,
	installProgram,
	appError,
	accountRecovery,
	billingQuestion,
	welcome,
];

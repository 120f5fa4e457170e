/** The guides of a support reception; the first ones are named when a contact asks what it can help with. */
export const supportGuides: string[] = [
	"no-internet",
	"no-power",
	"printer-not-printing",
	"account-recovery",
	"slow-wifi",
	"slow-device",
	"screen-black",
	"no-sound",
	"phone-not-charging",
	"app-error",
	"install-program",
	"billing-question",
];

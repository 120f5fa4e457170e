import { Check, Info } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { browserRecognition } from "../engine/speech-recogniser.ts";
import { callsText } from "../text.ts";

const microphone = (): "can.microphone" | "cannot.insecure" | "cannot.unsupported" => {
	if (!globalThis.isSecureContext) return "cannot.insecure";
	return navigator.mediaDevices ? "can.microphone" : "cannot.unsupported";
};

/** Whether asking for the microphone makes sense at all. */
export const canUseMicrophone = (): boolean => microphone() === "can.microphone";

const Line = ({ able, children }: { able: boolean; children: ReactNode }) => (
	<li className="flex items-start gap-2.5 text-ink-soft text-sm">
		<span aria-hidden className={able ? "mt-0.5 text-good-ink" : "mt-0.5 text-warn-ink"}>
			{able ? <Check className="size-4" /> : <Info className="size-4" />}
		</span>
		<span className="min-w-0">{children}</span>
	</li>
);

/** What this browser can do in a call, and why it cannot do the rest. */
export function BrowserAbilities() {
	const t = useText(callsText);
	const recognition = browserRecognition() !== null;
	return (
		<ul className="grid gap-2.5">
			<Line able={canUseMicrophone()}>{t(microphone())}</Line>
			<Line able={recognition}>{t(recognition ? "can.recognition" : "cannot.recognition")}</Line>
		</ul>
	);
}

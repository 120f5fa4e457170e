import type { AssistantSummary } from "@centralita/contracts";
import { Phone } from "lucide-react";
import { useId } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Card, Switch } from "../../../shared/kit/index.ts";
import { callsText } from "../text.ts";
import { AssistantPicker } from "./assistant-picker.tsx";
import { BrowserAbilities, canUseMicrophone } from "./browser-abilities.tsx";
import type { CallChoice } from "./use-call.ts";
import { useRemembered } from "./use-remembered.ts";
import { VersionChoice } from "./version-choice.tsx";

type Props = {
	assistants: readonly AssistantSummary[];
	chosen: AssistantSummary;
	draft: boolean;
	onChoose: (choice: { assistantId: string; draft: boolean }) => void;
	onCall: (choice: CallChoice) => void;
};

/** Before the call: with whom, which version, and how this browser will hear. */
export function CallSetup({ assistants, chosen, draft, onChoose, onCall }: Props) {
	const t = useText(callsText);
	const able = canUseMicrophone();
	const [microphone, setMicrophone] = useRemembered("centralita.microphone", true);
	const [processing, setProcessing] = useRemembered("centralita.microphone.processing", true);
	const label = useId();
	const call = () => onCall({ assistantId: chosen.id, draft, microphone: able && microphone, processing });
	return (
		<div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_21rem]">
			<Card title={t("assistant")}>
				<div className="grid gap-5">
					<AssistantPicker
						assistants={assistants}
						value={chosen.id}
						onValueChange={(assistantId) => onChoose({ assistantId, draft })}
					/>
				</div>
			</Card>
			<div className="grid gap-6">
				<Card>
					<div className="grid gap-5">
						<div className="grid justify-items-center gap-4 pt-2 pb-1">
							<button
								type="button"
								onClick={call}
								aria-labelledby={label}
								className="group grid size-24 place-items-center rounded-full bg-brand text-on-brand shadow-pop transition-[background-color,scale] hover:bg-brand-strong active:scale-96"
							>
								<Phone aria-hidden className="size-9 transition-transform group-hover:-rotate-8" />
							</button>
							<p className="grid text-center">
								<span id={label} className="font-semibold text-lg">
									{t("call")}
								</span>
								<span className="text-ink-soft text-sm">{chosen.name}</span>
							</p>
						</div>
						<VersionChoice
							draft={draft}
							assistant={chosen}
							onDraftChange={(next) => onChoose({ assistantId: chosen.id, draft: next })}
						/>
						<Switch
							label={t("useMicrophone")}
							hint={t("useMicrophoneHint")}
							checked={able && microphone}
							onCheckedChange={setMicrophone}
							disabled={!able}
						/>
						{able && microphone && (
							<Switch
								label={t("processing")}
								hint={t("processingHint")}
								checked={processing}
								onCheckedChange={setProcessing}
							/>
						)}
					</div>
				</Card>
				<Card title={t("beforeTitle")}>
					<BrowserAbilities />
				</Card>
			</div>
		</div>
	);
}

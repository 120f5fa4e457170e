import { Grid3x3, Hand, Headphones, Mic, MicOff, Pause, PhoneOff, Play } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, cn } from "../../../shared/kit/index.ts";
import { Keypad } from "../components/keypad.tsx";
import { LevelBar } from "../components/level-bar.tsx";
import { useCallKeys } from "../components/use-call-keys.ts";
import { liveText } from "../live-text.ts";
import { isTalking, type SuperviseState } from "../supervise/supervise-state.ts";
import type { Supervision } from "../supervise/supervision.ts";
import { HandBackDialog } from "./hand-back-dialog.tsx";

type Props = {
	supervision: Supervision;
	state: SuperviseState;
	/** The contact. */
	name: string;
	/** Null where one may not: somebody else has the call. */
	onTakeOver: (() => void) | null;
};

/** While one hears the call: how loud it is, and what can be done, first as a listener and then as the one who talks. */
export function EarControls({ supervision, state, name, onTakeOver }: Props) {
	const t = useText(liveText);
	const talking = isTalking(state) || state.phase === "ending";
	const { title, hint } = useWords(state, name);
	return (
		<div className={cn("mt-4 grid gap-4 border-line border-t px-5 py-4", talking ? "bg-good-soft/60" : "bg-sunken")}>
			<div role="status" className="grid gap-0.5">
				<p className="font-medium text-sm">{title}</p>
				<p className="min-h-4 text-ink-soft text-xs">{hint}</p>
			</div>
			<div className="grid gap-2.5">
				<LevelBar levels={supervision.levels} side="loudspeaker" label={talking ? t("contact") : t("levelCall")} />
				{talking && <LevelBar levels={supervision.levels} side="microphone" label={t("levelYou")} />}
			</div>
			{talking ? (
				<TalkButtons supervision={supervision} state={state} />
			) : (
				<div className="grid gap-2 sm:grid-cols-2">
					<Button onClick={() => supervision.leave()}>
						<Headphones aria-hidden />
						{t("stopListening")}
					</Button>
					{onTakeOver && (
						<Button
							variant="primary"
							disabled={state.phase !== "listening"}
							loading={state.microphone === "asking"}
							onClick={onTakeOver}
						>
							{state.microphone !== "asking" && <Mic aria-hidden />}
							{t("takeOver")}
						</Button>
					)}
				</div>
			)}
		</div>
	);
}

function useWords(state: SuperviseState, name: string): { title: string; hint: string } {
	const t = useText(liveText);
	if (state.microphone === "asking") return { title: t("askingMicrophone"), hint: "" };
	switch (state.phase) {
		case "listening":
			return { title: t("listening"), hint: t("listeningHint") };
		case "taking-over":
			return { title: t("takingOver"), hint: "" };
		case "talking":
			return state.held
				? { title: t("held", { name }), hint: t("heldHint") }
				: { title: t("talking", { name }), hint: t("talkingHint") };
		case "handing-back":
			return { title: t("handingBack"), hint: "" };
		case "ending":
			return { title: t("ending"), hint: "" };
		default:
			return { title: t("connecting"), hint: "" };
	}
}

function TalkButtons({ supervision, state }: { supervision: Supervision; state: SuperviseState }) {
	const t = useText(liveText);
	const [keypad, setKeypad] = useState(false);
	const [handingBack, setHandingBack] = useState(false);
	const live = state.phase === "talking";
	useCallKeys(supervision, live && !handingBack);
	return (
		<>
			<div className="grid grid-cols-2 gap-2">
				<Button disabled={!live} onClick={() => supervision.setMuted(!state.muted)}>
					{state.muted ? <MicOff aria-hidden /> : <Mic aria-hidden />}
					{state.muted ? t("unmute") : t("mute")}
				</Button>
				<Button disabled={!live} onClick={() => supervision.setHeld(!state.held)}>
					{state.held ? <Play aria-hidden /> : <Pause aria-hidden />}
					{state.held ? t("unhold") : t("hold")}
				</Button>
				<Button
					disabled={!live}
					aria-expanded={keypad}
					onClick={() => setKeypad(!keypad)}
					className={cn(keypad && "bg-sunken")}
				>
					<Grid3x3 aria-hidden />
					{t("keypad")}
				</Button>
				<Button
					variant="danger"
					disabled={!live}
					loading={state.phase === "ending"}
					onClick={() => supervision.hangUp()}
				>
					<PhoneOff aria-hidden />
					{t("hangUp")}
				</Button>
				<Button
					variant="primary"
					className="col-span-2"
					disabled={!live}
					loading={state.phase === "handing-back"}
					onClick={() => setHandingBack(true)}
				>
					<Hand aria-hidden />
					{t("handBack")}
				</Button>
			</div>
			{keypad && <Keypad digits={state.digits} disabled={!live} onPress={(digit) => supervision.pressKey(digit)} />}
			{handingBack && (
				<HandBackDialog onClose={() => setHandingBack(false)} onHandBack={(note) => supervision.handBack(note)} />
			)}
		</>
	);
}

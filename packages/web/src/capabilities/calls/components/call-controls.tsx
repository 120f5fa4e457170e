import { Grid3x3, Mic, MicOff, PhoneOff } from "lucide-react";
import { useState } from "react";
import { useText } from "../../../shared/i18n/index.ts";
import { Button, Card, cn } from "../../../shared/kit/index.ts";
import type { CallEngine } from "../engine/call-engine.ts";
import type { CallState } from "../engine/call-state.ts";
import { callsText } from "../text.ts";
import { Keypad } from "./keypad.tsx";
import { LevelBar } from "./level-bar.tsx";

/** Levels of both sides, mute, keys, and the end. */
export function CallControls({ state, engine }: { state: CallState; engine: CallEngine }) {
	const t = useText(callsText);
	const [keypad, setKeypad] = useState(false);
	const live = state.phase === "live";
	return (
		<Card>
			<div className="grid gap-4">
				<div className="grid gap-2.5">
					<LevelBar levels={engine.levels} side="microphone" label={t("you")} />
					<LevelBar levels={engine.levels} side="loudspeaker" label={t("assistant")} />
				</div>
				<div className="grid grid-cols-2 gap-2">
					<Button disabled={!live || state.microphone !== "on"} onClick={() => engine.setMuted(!state.muted)}>
						{state.muted ? <MicOff /> : <Mic />}
						{state.muted ? t("unmute") : t("mute")}
					</Button>
					<Button aria-expanded={keypad} onClick={() => setKeypad(!keypad)} className={cn(keypad && "bg-sunken")}>
						<Grid3x3 />
						{t("keypad")}
					</Button>
					<Button
						variant="danger"
						size="lg"
						className="col-span-2"
						loading={state.phase === "ending"}
						onClick={() => engine.hangUp()}
					>
						<PhoneOff />
						{live || state.phase === "ending" ? t("hangUp") : t("giveUp")}
					</Button>
				</div>
				{keypad && <Keypad digits={state.digits} disabled={!live} onPress={(digit) => engine.pressKey(digit)} />}
			</div>
		</Card>
	);
}

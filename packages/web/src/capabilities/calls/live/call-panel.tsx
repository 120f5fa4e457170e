import type { LiveCall } from "@centralita/contracts";
import { Link } from "@tanstack/react-router";
import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import { useCan } from "../../../shared/auth/index.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { Banner, Button, cn, IconButton, readablePhone } from "../../../shared/kit/index.ts";
import { LiveStateBadge } from "../../../shared/live/index.ts";
import { liveText } from "../live-text.ts";
import { isConnected, isTalking, type SuperviseState } from "../supervise/supervise-state.ts";
import type { SuperviseMode, Supervision } from "../supervise/supervision.ts";
import { CallActions } from "./call-actions.tsx";
import { EarControls } from "./ear-controls.tsx";
import { EarNotes } from "./ear-notes.tsx";
import { Elapsed } from "./live-list.tsx";
import { LiveTranscript } from "./live-transcript.tsx";
import { WhisperForm } from "./whisper-form.tsx";

type Props = {
	call: LiveCall;
	/** Whether it is still going on. */
	live: boolean;
	/** The ear in this call; null while there is none. */
	supervision: Supervision | null;
	state: SuperviseState;
	onStart: (mode: SuperviseMode) => void;
	onClose: () => void;
};

/** One live call: what is said in it, and what a supervisor can do. */
export function CallPanel({ call, live, supervision, state, onStart, onClose }: Props) {
	const t = useText(liveText);
	const can = useCan();
	const supervises = can("calls:supervise") && live;
	const heading = useRef<HTMLHeadingElement>(null);
	useEffect(() => heading.current?.focus(), []);
	const connected = supervision !== null && isConnected(state);
	const talking = isTalking(state);
	// One's own name is there too once one has the call.
	const otherPerson = talking ? null : call.person;
	return (
		<section
			aria-label={readablePhone(call.label)}
			className="min-w-0 overflow-hidden rounded-xl border border-line bg-surface shadow-card"
		>
			<header className={cn("flex items-start gap-3 px-5 pt-4 pb-1", !supervises && "pb-4")}>
				<div className="grid min-w-0 grow gap-1">
					<h2 ref={heading} tabIndex={-1} className="truncate font-semibold text-base outline-none">
						{readablePhone(call.label)}
					</h2>
					<p className="break-words text-ink-soft text-sm">
						{call.assistant}
						{call.line && (
							<>
								{` · ${call.line.label} `}
								<span className="whitespace-nowrap tabular-nums">{readablePhone(call.line.number)}</span>
							</>
						)}
					</p>
					<p className="flex min-h-6 flex-wrap items-center gap-2 text-sm tabular-nums">
						{live ? (
							<>
								<LiveStateBadge state={call.state} /> <Elapsed since={call.startedAt} />
							</>
						) : (
							<span role="status">
								<span className="font-medium">{t("over")}.</span> {t("overHint")}
							</span>
						)}
					</p>
				</div>
				<IconButton size="sm" label={t("closePanel")} icon={<X />} onClick={onClose} className="-mr-1.5" />
			</header>
			<div className={cn("grid gap-3 px-5 pt-3 empty:hidden", !supervises && "pb-4")}>
				{live && !call.here && <Banner title={t("elsewhere")}>{t("elsewhereHint")}</Banner>}
				{supervises && otherPerson !== null && <Banner>{t("personHasIt", { name: otherPerson })}</Banner>}
			</div>
			{supervision && <EarNotes state={state} onAgain={() => onStart("listen")} />}
			{connected && (
				<EarControls
					supervision={supervision}
					state={state}
					name={readablePhone(call.label)}
					onTakeOver={otherPerson === null ? () => void supervision.takeOver() : null}
				/>
			)}
			{supervises && !talking && (
				<CallActions
					call={call}
					mayListen={call.here && !connected}
					mayTakeOver={call.here && !connected && otherPerson === null}
					onStart={onStart}
				/>
			)}
			{supervises && !talking && otherPerson === null && (
				<div className="border-line border-t px-5 py-4">
					<WhisperForm callId={call.callId} />
				</div>
			)}
			<LiveTranscript conversationId={call.conversationId} live={live} />
			<div className="border-line border-t px-5 py-3">
				<Button asChild variant="ghost" size="sm" className="-ml-2">
					<Link to="/history/$conversationId" params={{ conversationId: call.conversationId }}>
						{t("openConversation")}
					</Link>
				</Button>
			</div>
		</section>
	);
}

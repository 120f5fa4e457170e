import { Ear, MessageCircleMore, Volume2 } from "lucide-react";
import { useEffect, useRef } from "react";
import type { Store } from "../../../shared/hooks/create-store.ts";
import { cn } from "../../../shared/kit/index.ts";
import type { CallState } from "../engine/call-state.ts";
import type { Levels } from "../engine/level-meter.ts";
import { meterShare } from "./level-bar.tsx";

const looks = {
	listening: { icon: <Ear />, box: "bg-brand-soft text-brand-ink" },
	thinking: { icon: <MessageCircleMore className="animate-pulse" />, box: "bg-warn-soft text-warn-ink" },
	speaking: { icon: <Volume2 />, box: "bg-brand text-on-brand" },
};

/** What the assistant is doing, as a sign that swells with its voice. The words are beside it. */
export function AssistantOrb({ state, levels }: { state: CallState["assistant"]; levels: Store<Levels> }) {
	const halo = useRef<HTMLSpanElement>(null);
	useEffect(() => {
		const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
		const draw = () => {
			if (!halo.current || still) return;
			halo.current.style.scale = (1 + 0.45 * meterShare(levels.get().loudspeaker)).toFixed(3);
		};
		draw();
		return levels.subscribe(draw);
	}, [levels]);
	return (
		<span aria-hidden className="relative grid size-12 shrink-0 place-items-center">
			<span
				ref={halo}
				className={cn(
					"absolute inset-0 rounded-full bg-brand/20 transition-transform duration-100",
					state !== "speaking" && "opacity-0",
				)}
			/>
			<span
				className={cn(
					"relative grid size-12 place-items-center rounded-full transition-colors [&_svg]:size-5.5",
					looks[state].box,
				)}
			>
				{looks[state].icon}
			</span>
		</span>
	);
}

import type { Waveform as Peaks } from "@centralita/contracts";
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from "react";
import type { Store } from "../../../shared/hooks/create-store.ts";
import { formatDuration, useText } from "../../../shared/i18n/index.ts";
import { conversationText } from "../conversation-text.ts";
import type { PersonSpan } from "../person-spans.ts";
import { drawWaveform } from "./draw-waveform.ts";

type Props = {
	peaks: Peaks | undefined;
	durationMs: number;
	/** Who had the call instead of the assistant: their stretches have another colour. */
	people: readonly PersonSpan[];
	position: Store<number>;
	onSeek: (ms: number) => void;
	onToggle: () => void;
};

const stepMs = 5000;

/** The recording as two lanes, the contact above and who answered below; a slider for pointer and keyboard. */
export function Waveform({ peaks, durationMs, people, position, onSeek, onToggle }: Props) {
	const t = useText(conversationText);
	const canvas = useRef<HTMLCanvasElement>(null);
	const slider = useRef<HTMLDivElement>(null);

	useEffect(() => {
		const draw = () => {
			const ms = position.get();
			slider.current?.setAttribute("aria-valuenow", String(Math.round(ms / 1000)));
			slider.current?.setAttribute(
				"aria-valuetext",
				t("positionValue", { position: formatDuration(ms), duration: formatDuration(durationMs) }),
			);
			if (!canvas.current) return;
			const style = getComputedStyle(canvas.current);
			drawWaveform(canvas.current, {
				lanes: [
					{ peaks: peaks?.contact ?? [], colour: style.getPropertyValue("--brass") },
					{ peaks: peaks?.assistant ?? [], colour: style.getPropertyValue("--brand") },
				],
				people: people.map(({ fromMs, toMs }) => [fromMs / durationMs, (toMs ?? durationMs) / durationMs]),
				personColour: style.getPropertyValue("--good"),
				ink: style.getPropertyValue("--ink"),
				played: durationMs > 0 ? ms / durationMs : 0,
			});
		};
		draw();
		const stop = position.subscribe(draw);
		const size = new ResizeObserver(draw);
		if (canvas.current) size.observe(canvas.current);
		const theme = new MutationObserver(draw);
		theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
		return () => {
			stop();
			size.disconnect();
			theme.disconnect();
		};
	}, [peaks, durationMs, people, position, t]);

	const onPointer = (event: PointerEvent<HTMLDivElement>) => {
		if (event.type === "pointerdown") event.currentTarget.setPointerCapture(event.pointerId);
		else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
		const box = event.currentTarget.getBoundingClientRect();
		onSeek(((event.clientX - box.left) / box.width) * durationMs);
	};
	const onKeyDown = (event: KeyboardEvent) => {
		const now = position.get();
		const to = {
			ArrowLeft: now - stepMs,
			ArrowDown: now - stepMs,
			ArrowRight: now + stepMs,
			ArrowUp: now + stepMs,
			PageDown: now - durationMs / 10,
			PageUp: now + durationMs / 10,
			Home: 0,
			End: durationMs,
		}[event.key];
		if (to !== undefined) onSeek(to);
		else if (event.key === " ") onToggle();
		else return;
		event.preventDefault();
	};
	return (
		<div
			ref={slider}
			role="slider"
			tabIndex={0}
			aria-label={t("position")}
			aria-valuemin={0}
			aria-valuemax={Math.round(durationMs / 1000)}
			aria-valuenow={0}
			onPointerDown={onPointer}
			onPointerMove={onPointer}
			onKeyDown={onKeyDown}
			className="cursor-pointer touch-pan-y select-none rounded-lg bg-sunken"
		>
			<canvas ref={canvas} className="block h-28 w-full" />
		</div>
	);
}

import { useCallback, useEffect, useState } from "react";
import { createStore, type Store } from "../../../shared/hooks/create-store.ts";

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;
type Speed = (typeof speeds)[number];

export type AudioPlayer = {
	/** The `ref` of the element. */
	attach: (element: HTMLAudioElement | null) => void;
	/** Milliseconds; changes with every picture while it plays. */
	position: Store<number>;
	playing: boolean;
	failed: boolean;
	speed: Speed;
	setSpeed: (speed: Speed) => void;
	toggle: () => void;
	/** Goes to that moment; `play` also starts. */
	seek: (ms: number, play?: boolean) => void;
};

/** Drives an `<audio>` element and follows its position. */
export function useAudioPlayer(durationMs: number): AudioPlayer {
	const [element, attach] = useState<HTMLAudioElement | null>(null);
	const [position] = useState(() => createStore(0));
	const [playing, setPlaying] = useState(false);
	const [failed, setFailed] = useState(false);
	const [speed, setSpeed] = useState<Speed>(1);

	useEffect(() => {
		if (!element) return;
		let frame = 0;
		const read = () => position.set(element.currentTime * 1000);
		const follow = () => {
			read();
			frame = requestAnimationFrame(follow);
		};
		const onPlay = () => {
			setPlaying(true);
			cancelAnimationFrame(frame);
			follow();
		};
		const onPause = () => {
			setPlaying(false);
			cancelAnimationFrame(frame);
			read();
		};
		const onError = () => setFailed(true);
		const onReady = () => setFailed(false);
		element.addEventListener("play", onPlay);
		element.addEventListener("pause", onPause);
		element.addEventListener("seeked", read);
		element.addEventListener("error", onError);
		element.addEventListener("loadedmetadata", onReady);
		return () => {
			cancelAnimationFrame(frame);
			element.removeEventListener("play", onPlay);
			element.removeEventListener("pause", onPause);
			element.removeEventListener("seeked", read);
			element.removeEventListener("error", onError);
			element.removeEventListener("loadedmetadata", onReady);
		};
	}, [element, position]);

	useEffect(() => {
		if (element) element.playbackRate = speed;
	}, [element, speed]);

	const play = useCallback(() => void element?.play().catch(() => undefined), [element]);
	const toggle = useCallback(() => {
		if (element?.paused) play();
		else element?.pause();
	}, [element, play]);
	const seek = useCallback(
		(ms: number, andPlay = false) => {
			if (!element) return;
			const to = Math.max(0, Math.min(durationMs, ms));
			element.currentTime = to / 1000;
			position.set(to);
			if (andPlay) play();
		},
		[element, durationMs, play, position],
	);
	return { attach, position, playing, failed, speed, setSpeed, toggle, seek };
}

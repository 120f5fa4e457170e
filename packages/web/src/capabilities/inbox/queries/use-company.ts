import type { DeskPassing } from "@centralita/contracts";
import { useEffect, useRef, useState } from "react";
import { api } from "../../../shared/api/index.ts";

const beatMs = 10_000;
const viewedForMs = 25_000;
const typingForMs = 6000;

type Seen = Readonly<Record<string, { name: string; until: number }>>;

/** Who is writing (`contact`, `assistant`, or a colleague's id), and which colleagues look at the same chat. */
export type Company = { typing: readonly { who: string; name: string | null }[]; viewers: readonly string[] };

const still = (seen: Seen, now: number): Seen =>
	Object.fromEntries(Object.entries(seen).filter(([, { until }]) => until > now));

/**
 * Tells colleagues that one looks at a chat while its tab is in front, and keeps track of theirs. `hear` takes what passes
 * by on the stream.
 */
export function useCompany(id: string, me: string, announces: boolean) {
	const [viewers, setViewers] = useState<Seen>({});
	const [typing, setTyping] = useState<Seen>({});
	const greet = useRef<() => void>(() => undefined);

	useEffect(() => {
		setViewers({});
		setTyping({});
		const timer = setInterval(() => {
			setViewers((seen) => still(seen, Date.now()));
			setTyping((seen) => still(seen, Date.now()));
		}, 1000);
		return () => clearInterval(timer);
	}, []);

	useEffect(() => {
		if (!announces) return;
		const tell = (present: boolean) =>
			// Nobody misses it: the next one comes in ten seconds, or it runs out.
			void api.post(`/inbox/${id}/presence`, { body: { present } }).catch(() => undefined);
		const beat = () => document.visibilityState === "visible" && tell(true);
		const onVisible = () => tell(document.visibilityState === "visible");
		greet.current = beat;
		beat();
		const timer = setInterval(beat, beatMs);
		document.addEventListener("visibilitychange", onVisible);
		return () => {
			greet.current = () => undefined;
			clearInterval(timer);
			document.removeEventListener("visibilitychange", onVisible);
			tell(false);
		};
	}, [id, announces]);

	const known = useRef(viewers);
	known.current = viewers;
	const hear = (passing: DeskPassing) => {
		const { user } = passing;
		if (user?.id === me) return;
		if (passing.type === "typing") {
			const who = user?.id ?? passing.who;
			setTyping((seen) => ({ ...seen, [who]: { name: user?.name ?? "", until: Date.now() + typingForMs } }));
			return;
		}
		const { id: viewer, name } = passing.user;
		if (!passing.present) {
			setViewers(({ [viewer]: _gone, ...others }) => others);
			return;
		}
		// Who has just come learns at once who was there.
		if (!known.current[viewer]) greet.current();
		setViewers((seen) => ({ ...seen, [viewer]: { name, until: Date.now() + viewedForMs } }));
	};
	/** What somebody was writing is there. */
	const settle = (who: string) => setTyping(({ [who]: _done, ...others }) => others);
	const company: Company = {
		typing: Object.entries(typing).map(([who, { name }]) => ({ who, name: name === "" ? null : name })),
		viewers: Object.values(viewers).map(({ name }) => name),
	};
	return { company, hear, settle };
}

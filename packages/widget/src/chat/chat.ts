import type { ChatAnswer, ChatEvent, ChatStage, ChatValidation } from "@centralita/contracts";
import { languageOf, type Settings } from "../settings.ts";
import { type Api, mayPass, Refused } from "./api.ts";
import { checkImage, fetchImage, mostAtOnce, problemOf, sendImage, type Upload } from "./images.ts";
import { backoffMs, claim, type Pending, settle } from "./outbox.ts";
import { type ChatState, emptyChat } from "./state.ts";
import { type Bearer, type ChatStorage, newKey } from "./storage.ts";
import { type ChatStream, openStream } from "./stream.ts";
import { type Entry, type Line, lastLineId, lineOf, merge, type Notice, place, unnamed } from "./transcript.ts";
import { createTakeAlong, offeredAfter, type TakeAlong } from "./whatsapp.ts";

/** An answer that the live events have not brought after this long is asked for, in milliseconds. */
const patienceMs = 800;
const typingMs = 6000;
/** Failures of the server itself after which a message waits for the visitor. */
const mostFailures = 3;

type Session = Extract<ChatValidation, { valid: true }>["session"];

/** One visitor's chat: what is drawn, and what they can do. */
export class Chat {
	readonly settings: Settings;
	readonly #api: Api;
	readonly #storage: ChatStorage;
	readonly #locale: string;
	readonly #listeners = new Set<() => void>();
	#state: ChatState;
	#bearer: Bearer | null = null;
	#handover: string | null = null;
	#stream: ChatStream | null = null;
	/** Up to this event the transcript was there already: nobody is told of it again. */
	#baseline = 0;
	/** The entry of the last event. */
	#cursor: string | null = null;
	#pumping = false;
	#wake: () => void = () => {};
	#typingTimer: ReturnType<typeof setTimeout> | undefined;
	readonly whatsapp: TakeAlong;

	constructor(settings: Settings, { api, storage, locale }: { api: Api; storage: ChatStorage; locale: string }) {
		this.settings = settings;
		this.#api = api;
		this.#storage = storage;
		this.#locale = locale;
		this.whatsapp = createTakeAlong(api, {
			bearer: () => this.#bearer,
			show: (whatsapp) => this.#set({ whatsapp }),
		});
		this.#state = {
			...emptyChat,
			phase: "idle",
			open: false,
			takesFocus: false,
			online: true,
			language: languageOf(locale),
		};
	}

	get state(): ChatState {
		return this.#state;
	}
	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}
	#set(change: Partial<ChatState>): void {
		this.#state = { ...this.#state, ...change };
		for (const listener of this.#listeners) listener();
	}

	/** Goes on where this browser left off, or offers to go on with the chat of another device. */
	restore(fromOtherDevice: string | null): void {
		this.#bearer = this.#storage.bearer();
		if (fromOtherDevice !== null && fromOtherDevice !== this.#bearer?.sessionId) {
			this.#handover = fromOtherDevice;
			this.#set({ phase: "handover", open: true });
			return;
		}
		if (this.#bearer) void this.#resume();
		if (this.#storage.isOpen() || fromOtherDevice !== null) this.open(false);
	}

	/** Begins or leaves a chat as another tab of this page did. */
	adopt(bearer: Bearer | null): void {
		if (bearer?.sessionId === this.#bearer?.sessionId || this.#state.phase === "handover") return;
		this.#leave();
		this.#bearer = bearer;
		if (bearer) void this.#resume();
		else this.#set({ ...emptyChat, phase: "idle" });
	}

	open(takesFocus = true): void {
		this.#storage.keepOpen(true);
		this.#set({ open: true, takesFocus, unread: 0 });
		if (this.#state.phase === "idle") void this.#begin();
	}
	close(): void {
		this.#storage.keepOpen(false);
		this.#set({ open: false });
	}
	/** The connection may be back. */
	hurry(): void {
		this.#stream?.hurry();
		this.#wake();
	}
	startAgain(): void {
		this.#forget();
		this.#set({ ...emptyChat, phase: "idle" });
		void this.#begin();
	}
	answerHandover(accepted: boolean): void {
		const sessionId = this.#handover;
		this.#handover = null;
		this.#set({ phase: "idle" });
		if (accepted && sessionId) void this.#begin(sessionId);
		else if (this.#bearer) void this.#resume();
		else void this.#begin();
	}
	/** Where this chat goes on in another browser. */
	linkElsewhere(): string | null {
		return this.#bearer && `${location.href.split("#")[0]}#centralita=${this.#bearer.sessionId}`;
	}

	say(text: string, value: string | null = null): void {
		const words = text.trim();
		if (words === "" || this.#state.phase !== "live") return;
		const pending: Pending = {
			key: newKey(),
			text: words,
			value,
			after: lastLineId(this.#state.entries),
			state: "sending",
			turnId: null,
		};
		this.#storage.keepPending(pending);
		this.#set({ pending: [...this.#state.pending, pending], buttons: [] });
		void this.#pump();
	}
	retry(key: string): void {
		this.#change(key, { state: "sending" });
		this.#wake();
		void this.#pump();
	}

	addImages(files: readonly File[]): void {
		if (this.#state.phase !== "live") return;
		const uploads = files.map((file, index): Upload => {
			const problem = index >= mostAtOnce ? "too-many" : checkImage(file);
			return { key: newKey(), file, progress: 0, problem, until: null };
		});
		this.#set({ uploads: [...this.#state.uploads, ...uploads] });
		for (const upload of uploads) if (!upload.problem) void this.#upload(upload);
	}
	retryImage(key: string): void {
		const upload = this.#state.uploads.find((other) => other.key === key);
		if (upload) void this.#upload(upload);
	}
	dropImage(key: string): void {
		this.#set({ uploads: this.#state.uploads.filter((other) => other.key !== key) });
	}

	async rate(rating: number, comment: string): Promise<void> {
		if (!this.#bearer) return;
		this.#set({ rating: { state: "sending", given: rating } });
		try {
			await this.#api.rate(this.#bearer, newKey(), rating, comment);
			this.#set({ rating: { state: "thanked", given: rating } });
		} catch {
			this.#set({ rating: { state: "failed", given: rating } });
		}
	}

	async #begin(sessionId?: string): Promise<void> {
		this.#set({ phase: "starting" });
		const key = newKey();
		for (let attempt = 0; this.#state.phase !== "live"; attempt++) {
			try {
				const greeting = await this.#api.greet(this.#locale, key, sessionId);
				this.#bearer = { sessionId: greeting.sessionId, csrfToken: greeting.csrfToken };
				this.#storage.keepBearer(this.#bearer);
				if (greeting.resumed) return await this.#resume();
				const { stage, buttons, step, locale } = greeting;
				this.#set({
					...emptyChat,
					phase: "live",
					online: true,
					stage,
					buttons,
					step: step ?? null,
					language: languageOf(locale),
				});
				this.#listen(0);
			} catch (error) {
				await this.#waitAfter(error, attempt);
			}
		}
	}

	async #resume(): Promise<void> {
		const bearer = this.#bearer;
		if (!bearer) return;
		this.#set({ phase: "starting" });
		for (let attempt = 0; this.#bearer === bearer; attempt++) {
			try {
				const validation = await this.#api.validate(bearer);
				if (this.#bearer !== bearer) return;
				if (!validation.valid) {
					this.#forget();
					this.#set({ ...emptyChat, phase: "idle" });
					if (this.#state.open) void this.#begin();
					return;
				}
				this.#set({ ...emptyChat, phase: "live", online: true, pending: this.#storage.pending() });
				this.#show(validation.session);
				this.#listen(validation.session.lastEventId);
				void this.#pump();
				return;
			} catch (error) {
				if (error instanceof Refused && error.code === "csrf-failed") return this.#begin(bearer.sessionId);
				await this.#waitAfter(error, attempt);
			}
		}
	}

	/** Until it makes sense to ask again, or somebody thinks so. */
	async #waitAfter(error: unknown, attempt: number): Promise<void> {
		const limited = error instanceof Refused ? error.retryAfterMs : null;
		const waitMs = limited ?? backoffMs(attempt);
		if (this.#state.phase !== "live") this.#set({ phase: "unreachable" });
		this.#set({ waitUntil: limited === null ? null : Date.now() + limited });
		await new Promise<void>((resolve) => {
			const timer = setTimeout(resolve, waitMs);
			this.#wake = () => {
				clearTimeout(timer);
				resolve();
			};
		});
		this.#set({ waitUntil: null });
	}

	#show({ stage, buttons, step, userLocale, transcript, allowWhatsapp }: Session): void {
		let { pending } = this.#state;
		for (const line of transcript) pending = claim(pending, lineOf(line));
		const person = stage === "agent" ? (transcript.findLast(({ who }) => who === "user")?.name ?? null) : null;
		this.#set({
			stage,
			buttons: pending.some(({ state }) => state === "sending") ? [] : buttons,
			step: step ?? null,
			person,
			language: languageOf(userLocale),
			entries: merge(this.#state.entries, transcript),
			pending: settle(pending),
			rating: this.#ratingAt(stage),
			whatsapp: offeredAfter(this.#state.whatsapp, allowWhatsapp),
		});
	}

	#ratingAt = (stage: ChatStage) =>
		stage === "closed" ? (this.#state.rating ?? { state: "open" as const, given: null }) : null;

	#listen(baseline: number): void {
		const bearer = this.#bearer;
		if (!bearer) return;
		this.#stream?.close();
		this.#baseline = baseline;
		this.#cursor = null;
		this.#stream = openStream(this.settings.server, bearer.sessionId, {
			event: (event, number) => {
				if (this.#bearer === bearer) this.#hear(event, number);
			},
			connected: (online) => {
				this.#set({ online });
				if (online) this.#wake();
			},
			refused: () => void this.#refresh(),
		});
	}

	#add(entry: Entry, pending = this.#state.pending): void {
		this.#set({ entries: place(this.#state.entries, entry, this.#cursor, ["picture"]), pending });
		this.#cursor = entry.id;
	}

	#hear(event: ChatEvent, number: number | null): void {
		const isNews = number === null || number > this.#baseline;
		const id = `event-${number}`;
		const notice = (what: Notice["what"], detail: string | null, at: string) =>
			this.#add({ kind: "notice", id, at, what, detail });
		if (event.type === "typing") {
			this.#typing(event);
			return;
		}
		if (event.type === "reply" || event.type === "message" || event.type === "agent-message") {
			const { type, turnId, at } = event;
			const who = type === "reply" ? "assistant" : type === "message" ? "contact" : "user";
			const text = event.type === "reply" ? event.reply : event.text;
			const name = event.type === "agent-message" ? event.name : null;
			const imageUrl = event.type === "reply" ? undefined : event.imageUrl;
			const line = lineOf({ turnId, who, name, text, at, ...(imageUrl ? { imageUrl } : {}) });
			this.#add(line, settle(claim(this.#state.pending, line)));
			if (isNews && who !== "contact") {
				this.#typing(null);
				if (!this.#state.open) this.#set({ unread: this.#state.unread + 1 });
			}
			if (isNews && event.type === "reply") this.#stand(event);
			if (isNews && event.type === "agent-message") this.#set({ person: event.name, buttons: [] });
		} else if (event.type === "handoff") {
			notice(event.stage === "agent" ? "joined" : event.stage === "waiting" ? "waiting" : "back", event.name, event.at);
			if (isNews) this.#set({ stage: event.stage, person: event.name, buttons: [], step: null, rating: null });
		} else if (event.type === "ticket") notice("ticket", event.number, event.at);
		else if (event.type === "closed") {
			notice("closed", null, event.at);
			this.#end(this.#state.entries, true);
			this.#wake();
		} else this.#analysed(event);
	}

	/** What the server found out about a picture, for the picture, and what the assistant says to it. */
	#analysed({ turnId, reply, at, imageUrl, status, analysis }: Extract<ChatEvent, { type: "analysis" }>): void {
		if (turnId) this.#add(unnamed(turnId, "assistant", reply, at));
		const seen = analysis?.problemDetected ?? "";
		const picture = status === "refused" ? status : "done";
		this.#set({
			entries: this.#state.entries.map((entry) => {
				if (entry.kind === "picture" && entry.url === imageUrl) return { ...entry, seen };
				return entry.kind === "line" && entry.imageUrl === imageUrl ? { ...entry, picture } : entry;
			}),
		});
	}

	/** A picture of this chat, once the server keeps it. */
	async loadImage(url: string): Promise<Blob> {
		if (!this.#bearer) throw new Error("no chat");
		return fetchImage(this.settings.server + url, this.#bearer);
	}

	/** Where the chat stands after a reply. */
	#stand({ stage, buttons, step, allowWhatsapp }: Extract<ChatEvent, { type: "reply" }>): void {
		const chosen = this.#state.stage === "language" && stage !== "language";
		const whatsapp = offeredAfter(this.#state.whatsapp, allowWhatsapp);
		this.#set({ stage, buttons, step: step ?? null, rating: this.#ratingAt(stage), whatsapp });
		// The reply is in the language that was chosen; which one that is, the session says.
		if (chosen) void this.#refresh();
	}

	#typing(who: { name: string | null } | null): void {
		clearTimeout(this.#typingTimer);
		this.#set({ typing: who && { name: who.name } });
		if (who) this.#typingTimer = setTimeout(() => this.#set({ typing: null }), typingMs);
	}

	/** Asks for all that was said. What was sent last is shown with its answer even where the chat is gone. */
	async #refresh(last?: { pending: Pending; answer: ChatAnswer }): Promise<void> {
		const bearer = this.#bearer;
		if (!bearer) return;
		const validation = await this.#api.validate(bearer).catch(() => null);
		if (validation === null || this.#bearer !== bearer) return;
		if (validation.valid) return this.#show(validation.session);
		const at = new Date().toISOString();
		const entries = last
			? [
					unnamed(last.pending.key, "contact", last.pending.text, at),
					unnamed(`${last.pending.key}-`, "assistant", last.answer.reply, at),
				]
			: [];
		this.#end([...this.#state.entries, ...entries], validation.error === "session_closed");
	}

	#end(entries: readonly Entry[], mayBeRated: boolean): void {
		this.#stream?.close();
		for (const { key } of this.#state.pending) this.#storage.dropPending(key);
		this.#set({
			phase: "over",
			stage: "closed",
			entries,
			// What did not arrive stays to be read, and copied.
			pending: this.#state.pending
				.filter(({ state }) => state !== "sent")
				.map((pending) => ({ ...pending, state: "failed" as const })),
			waitUntil: null,
			buttons: [],
			step: null,
			rating: mayBeRated ? this.#ratingAt("closed") : null,
		});
	}

	#change(key: string, change: Partial<Pending>): void {
		this.#set({
			pending: settle(this.#state.pending.map((other) => (other.key === key ? { ...other, ...change } : other))),
		});
	}

	/** Sends what waits, one after the other, each until it is with the server or the visitor must decide. */
	async #pump(): Promise<void> {
		if (this.#pumping) return;
		this.#pumping = true;
		try {
			const next = () => this.#state.pending.find(({ state }) => state === "sending" || state === "waiting");
			for (let pending = next(); pending && this.#bearer; pending = next()) await this.#deliver(pending);
		} finally {
			this.#pumping = false;
		}
	}

	async #deliver(pending: Pending): Promise<void> {
		const { key } = pending;
		let failures = 0;
		let renewed = false;
		for (let attempt = 0; this.#bearer && this.#state.phase === "live"; attempt++) {
			const bearer = this.#bearer;
			try {
				const answer = await this.#api.say(bearer, pending);
				this.#storage.dropPending(key);
				this.#set({ online: true });
				this.#change(key, { state: "sent" });
				void this.#expect(pending, answer);
				return;
			} catch (error) {
				if (this.#bearer !== bearer) return;
				const status = error instanceof Refused ? error.status : 0;
				if (error instanceof Refused && error.code === "csrf-failed" && !renewed) {
					renewed = true;
					const greeting = await this.#api.greet(this.#locale, newKey(), bearer.sessionId).catch(() => null);
					if (greeting?.resumed) this.#bearer = { ...bearer, csrfToken: greeting.csrfToken };
				} else if (status === 404 || status === 410) return this.#refresh();
				else if (status === 429 || mayPass(error)) {
					this.#change(key, { state: "waiting" });
					if (status === 0) this.#set({ online: false });
					await this.#waitAfter(error, attempt);
				} else if (status < 500 || ++failures >= mostFailures) {
					this.#change(key, { state: "failed" });
					return;
				} else await this.#waitAfter(error, attempt);
			}
		}
	}

	/** The live events bring the words and their answer; where they do not, they are asked for. */
	async #expect(pending: Pending, answer: ChatAnswer): Promise<void> {
		if (this.#stream?.isConnected()) await new Promise((resolve) => setTimeout(resolve, patienceMs));
		const { entries } = this.#state;
		const from = pending.after;
		const news = entries.filter((entry) => entry.kind === "line" && (from === null || entry.id > from)) as Line[];
		const has = (who: Line["who"], text: string) => news.some((line) => line.who === who && line.text === text);
		if (!has("contact", pending.text) || (answer.reply !== "" && !has("assistant", answer.reply)))
			await this.#refresh({ pending, answer });
	}

	async #upload({ key, file }: Upload): Promise<void> {
		if (!this.#bearer) return;
		const change = (part: Partial<Upload>) =>
			this.#set({
				uploads: this.#state.uploads.map((other) => (other.key === key ? { ...other, ...part } : other)),
			});
		change({ progress: 0, problem: null, until: null });
		try {
			const { imageUrl, reply } = await sendImage(this.settings.server, this.#bearer, { key, file }, (progress) =>
				change({ progress }),
			);
			this.dropImage(key);
			const at = new Date().toISOString();
			const isThere = this.#state.entries.some((entry) => entry.kind === "line" && entry.imageUrl === imageUrl);
			if (!isThere)
				this.#set({
					entries: [
						...this.#state.entries,
						{ kind: "picture", id: key, at, file, name: file.name, url: imageUrl, seen: "" },
					],
				});
			if (reply === "") return;
			if (this.#stream?.isConnected()) await new Promise((resolve) => setTimeout(resolve, patienceMs));
			if (!this.#state.entries.some((entry) => entry.kind === "line" && entry.text === reply)) await this.#refresh();
		} catch (error) {
			const refused = error instanceof Refused ? error : null;
			const wait = refused?.retryAfterMs ?? null;
			change({ problem: problemOf(refused), until: wait === null ? null : Date.now() + wait });
		}
	}

	#leave(): void {
		this.#stream?.close();
		this.#stream = null;
		this.#bearer = null;
	}
	#forget(): void {
		for (const { key } of this.#storage.pending()) this.#storage.dropPending(key);
		this.#storage.keepBearer(null);
		this.#leave();
	}
	/** Stops listening: the element is gone. */
	dispose(): void {
		this.#stream?.close();
	}
}

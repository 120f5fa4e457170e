import type { ChatButton, ChatStage, ChatStep } from "@centralita/contracts";
import type { Language } from "../settings.ts";
import type { Upload } from "./images.ts";
import type { Pending } from "./outbox.ts";
import type { Entry } from "./transcript.ts";

export type Phase =
	/** Nothing has begun. */
	| "idle"
	/** Asking the server. */
	| "starting"
	/** It did not answer yet; it is asked again. */
	| "unreachable"
	/** The link of another device was opened: its chat is gone on with only if the visitor wants to. */
	| "handover"
	| "live"
	/** Nothing more can be said in this chat. */
	| "over";

export type Rating = { state: "open" | "sending" | "thanked" | "failed"; given: number | null };

/** Going on at WhatsApp: `url` opens it, once the case is there. */
export type Whatsapp =
	| { state: "offered" | "asked" | "sending" | "failed" }
	| { state: "ready"; url: string; ticket: string };

/** All that is drawn. */
export type ChatState = {
	phase: Phase;
	open: boolean;
	/** The visitor opened it just now, rather than a page that has loaded again. */
	takesFocus: boolean;
	language: Language;
	stage: ChatStage;
	buttons: readonly ChatButton[];
	step: ChatStep | null;
	entries: readonly Entry[];
	pending: readonly Pending[];
	uploads: readonly Upload[];
	online: boolean;
	/** Who writes just now; the name is a person's. */
	typing: { name: string | null } | null;
	/** The person who answers. */
	person: string | null;
	unread: number;
	/** Until when the server takes no more, in milliseconds since the epoch. */
	waitUntil: number | null;
	rating: Rating | null;
	/** Null: this chat has no case that could go on there. */
	whatsapp: Whatsapp | null;
};

export const emptyChat = {
	stage: "consent",
	buttons: [],
	step: null,
	entries: [],
	pending: [],
	uploads: [],
	typing: null,
	person: null,
	unread: 0,
	waitUntil: null,
	rating: null,
	whatsapp: null,
} as const satisfies Partial<ChatState>;

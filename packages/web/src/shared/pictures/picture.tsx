import type { ChatImageAnalysis } from "@centralita/contracts";
import { ImageOff } from "lucide-react";
import { useState } from "react";
import { useText } from "../i18n/index.ts";
import { Dialog } from "../kit/index.ts";
import { Analysis } from "./analysis.tsx";
import { picturesText } from "./pictures-text.ts";

type Props = {
	src: string;
	/** From 1. */
	number: number;
	/** Null where nobody read it automatically. */
	analysis: ChatImageAnalysis | null;
	/** A colleague sent it: nobody reads it. */
	ours?: boolean;
};

/** A picture that a contact sent, or got: small, with what was read in it beside it; a press shows it large. */
export function Picture({ src, number, analysis, ours = false }: Props) {
	const t = useText(picturesText);
	const [open, setOpen] = useState(false);
	const [broken, setBroken] = useState(false);
	const label = t("picture", { number });
	if (broken) return <PictureNote number={number}>{t("notShown")}</PictureNote>;
	return (
		<div className="flex min-w-0 flex-wrap items-start gap-3">
			<button
				type="button"
				aria-label={t("enlarge", { number })}
				aria-haspopup="dialog"
				onClick={() => setOpen(true)}
				className="size-32 shrink-0 cursor-zoom-in overflow-hidden rounded-lg border border-line bg-sunken"
			>
				<img src={src} alt="" loading="lazy" onError={() => setBroken(true)} className="size-full object-cover" />
			</button>
			{!ours && (
				<div className="min-w-40 flex-1">
					{analysis ? <Analysis analysis={analysis} brief /> : <p className="text-ink-soft text-xs">{t("unread")}</p>}
				</div>
			)}
			<Dialog open={open} onOpenChange={setOpen} title={label} size="lg">
				<div className="grid gap-4">
					<img
						src={src}
						alt={[label, analysis?.problemDetected].filter(Boolean).join(": ")}
						className="mx-auto max-h-[65dvh] max-w-full rounded-lg object-contain"
					/>
					{analysis && <Analysis analysis={analysis} brief={false} />}
				</div>
			</Dialog>
		</div>
	);
}

/** In a picture's place while, or because, there is none to show. */
export function PictureNote({ number, children }: { number: number; children: string }) {
	const t = useText(picturesText);
	return (
		<p className="flex items-center gap-2 text-ink-soft text-sm">
			<ImageOff aria-hidden className="size-4 shrink-0" />
			<span>
				{t("picture", { number })}. {children}
			</span>
		</p>
	);
}

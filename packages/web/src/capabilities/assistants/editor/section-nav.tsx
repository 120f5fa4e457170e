import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useRevealCurrent } from "../../../shared/hooks/use-reveal-current.ts";
import { useText } from "../../../shared/i18n/index.ts";
import { type Section, sections } from "../sections.ts";
import { assistantsText } from "../text.ts";
import { sectionOfPath } from "./section-of-path.ts";

type Props = { assistantId: string; current: Section; errors: Readonly<Record<string, string>> };

/** The sections of the editor, with a mark on those that need correcting. */
export function SectionNav({ assistantId, current, errors }: Props) {
	const t = useText(assistantsText);
	const row = useRef<HTMLUListElement>(null);
	useRevealCurrent(row, current);
	const wrong = new Set(Object.keys(errors).map(sectionOfPath));
	return (
		<nav aria-label={t("sections")} className="min-w-0 lg:sticky lg:top-8">
			<ul ref={row} className="-mx-1 flex gap-1 overflow-x-auto px-1 py-1 lg:grid lg:gap-0.5">
				{sections.map((section) => (
					<li key={section} className="shrink-0">
						<Link
							to="/assistants/$assistantId"
							params={{ assistantId }}
							search={{ section }}
							replace
							data-current={current === section}
							aria-current={current === section ? "true" : undefined}
							className="flex h-8 items-center justify-between gap-2 rounded-lg px-2.5 text-ink-soft transition-colors hover:bg-ink/5 hover:text-ink data-[current=true]:bg-ink/6 data-[current=true]:font-medium data-[current=true]:text-ink"
						>
							{t(`section.${section}`)}
							{wrong.has(section) && (
								<span className="size-1.5 rounded-full bg-bad">
									<span className="sr-only">{t("sectionErrors")}</span>
								</span>
							)}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}

import type { GuideNode } from "@centralita/contracts";
import { localized, type Translate, useLanguage, useText } from "../../../shared/i18n/index.ts";
import { Badge } from "../../../shared/kit/index.ts";
import { exitsOf } from "../outline.ts";
import { guidesText } from "../text.ts";
import { kindTones } from "./kind-tones.ts";

type T = Translate<keyof (typeof guidesText)["messages"]>;

/** One node of a guide: what it says and where it leads. */
export function GuideNodeItem({
	node,
	number,
	numbers,
}: {
	node: GuideNode;
	number: number;
	numbers: ReadonlyMap<string, number>;
}) {
	const t = useText(guidesText);
	const language = useLanguage();
	const exits = exitsOf(node);
	return (
		<li id={`node-${node.id}`} className="grid scroll-mt-20 grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 px-5 py-4">
			<span className="pt-0.5 text-right font-medium text-ink-faint text-xs tabular-nums">{number}</span>
			<div className="grid gap-2">
				<p className="flex flex-wrap items-center gap-2">
					<Badge tone={kindTones[node.kind]}>{t(`kind.${node.kind}`)}</Badge>
					{node.kind === "step" && (
						<span className="text-ink-faint text-xs">{t("minutes", { count: node.estimatedMinutes })}</span>
					)}
				</p>
				<NodeBody node={node} t={t} language={language} />
				{exits.length > 0 && (
					<ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
						{exits.map((exit) => {
							const { label } = exit;
							const words =
								label.kind === "text"
									? localized(label.text, language)
									: label.kind === "if"
										? t("if", { condition: label.condition })
										: t(label.kind);
							return (
								<li key={`${words}${exit.to}`} className="text-ink-faint">
									{words}
									{" → "}
									<a
										href={`#node-${exit.to}`}
										className="font-medium text-brand-ink underline-offset-2 hover:underline"
									>
										{numbers.get(exit.to) ?? exit.to}
									</a>
								</li>
							);
						})}
					</ul>
				)}
			</div>
		</li>
	);
}

function NodeBody({ node, t, language }: { node: GuideNode; t: T; language: "es" | "en" }) {
	switch (node.kind) {
		case "say":
		case "ask":
			return <p>{localized(node.text.shown, language)}</p>;
		case "step":
			return (
				<div className="grid gap-1.5">
					<p className="font-medium">{localized(node.title, language)}</p>
					<ol className="grid list-decimal gap-1 pl-5 text-ink-soft marker:text-ink-faint">
						{node.instructions.map((instruction) => {
							const words = localized(instruction.shown, language);
							return <li key={words}>{words}</li>;
						})}
					</ol>
					<p className="text-ink-faint text-xs">
						{t("expected")}: {localized(node.expected, language)}
					</p>
				</div>
			);
		case "action": {
			const { action } = node;
			const values =
				action.type === "set"
					? { variable: action.variable, value: String(action.value) }
					: action.type === "transfer"
						? { reason: action.reason }
						: {};
			return <p>{t(`action.${action.type}`, values)}</p>;
		}
		case "guide":
			return <p>{node.guide}</p>;
		case "end":
			return (
				<p>
					<span className="font-medium">{t(`outcome.${node.outcome}`)}</span>
					{node.text && <span className="text-ink-soft">: {localized(node.text.shown, language)}</span>}
				</p>
			);
		default:
			return null;
	}
}

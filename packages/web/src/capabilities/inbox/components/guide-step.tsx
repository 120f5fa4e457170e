import type { ChatStep } from "@centralita/contracts";
import { useText } from "../../../shared/i18n/index.ts";
import { chatText } from "../chat-text.ts";

/** The step of a guide that the visitor was at. */
export function GuideStep({ step }: { step: ChatStep }) {
	const t = useText(chatText);
	return (
		<div className="grid gap-1.5 text-sm">
			<p className="font-medium">{step.title}</p>
			<p className="text-ink-faint text-xs">{t("step", { at: step.instruction, of: step.instructions.length })}</p>
			<ol className="grid list-decimal gap-1 pl-5 text-ink-soft">
				{step.instructions.map((instruction, index) => (
					<li
						key={instruction}
						aria-current={index + 1 === step.instruction ? "step" : undefined}
						className="aria-[current=step]:font-medium aria-[current=step]:text-ink"
					>
						{instruction}
					</li>
				))}
			</ol>
			{step.expected !== "" && <p className="text-ink-faint text-xs">{t("expected", { text: step.expected })}</p>}
		</div>
	);
}

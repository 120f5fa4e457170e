/** @jsxImportSource preact */
import type { ChatStep } from "@centralita/contracts";
import type { ComponentType } from "preact";
import { CheckIcon, CloseIcon, HelpIcon, WarningIcon } from "./icons.tsx";
import { useChat } from "./use-chat.ts";
import { SafeLink } from "./words.tsx";

const icons: Record<string, ComponentType> = {
	worked: CheckIcon,
	done: CheckIcon,
	yes: CheckIcon,
	failed: CloseIcon,
	no: CloseIcon,
	help: HelpIcon,
};

/** What to do now, with what to watch for and how to tell how it went. */
export function StepCard({ step }: { step: ChatStep }) {
	const { chat, state, text } = useChat();
	const { instructions, instruction, warnings, resources, expected, estimatedMinutes } = step;
	return (
		<section class="card" aria-labelledby="step-title">
			<p class="eyebrow">
				<span>{text.step(instruction, instructions.length)}</span>
				{estimatedMinutes > 0 && <span>{text.minutes(estimatedMinutes)}</span>}
			</p>
			<h3 id="step-title">{step.title}</h3>
			<progress
				value={instruction}
				max={instructions.length}
				aria-label={text.step(instruction, instructions.length)}
			/>
			<p class="instruction">{instructions[instruction - 1]}</p>
			{warnings.length > 0 && (
				<div class="careful">
					<WarningIcon />
					<div>
						<h4>{text.careful}</h4>
						{warnings.map((warning) => (
							<p key={warning}>{warning}</p>
						))}
					</div>
				</div>
			)}
			{expected && (
				<div class="aside">
					<h4>{text.expected}</h4>
					<p>{expected}</p>
				</div>
			)}
			{resources.length > 0 && (
				<div class="aside">
					<h4>{text.resources}</h4>
					<ul>
						{resources.map(({ title, url }) => (
							<li key={url}>{/^https?:/.test(url) ? <SafeLink url={url}>{title}</SafeLink> : title}</li>
						))}
					</ul>
				</div>
			)}
			{state.stage === "steps" && state.buttons.length > 0 && (
				<fieldset class="outcomes" aria-label={text.choices}>
					{state.buttons.map((button) => {
						const Icon = icons[button.value];
						return (
							<button
								type="button"
								key={button.value}
								class={`outcome ${button.value}`}
								onClick={() => chat.say(button.text, button.value)}
							>
								{Icon && <Icon />}
								{button.text}
							</button>
						);
					})}
				</fieldset>
			)}
		</section>
	);
}

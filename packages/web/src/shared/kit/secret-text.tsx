import { CopyButton } from "./copy-button.tsx";
import { Input } from "./input.tsx";

/** A link or key that is shown once, ready to be copied. */
export const SecretText = ({ label, text }: { label: string; text: string }) => (
	<div className="flex gap-2">
		<Input
			aria-label={label}
			readOnly
			value={text}
			onFocus={(event) => event.target.select()}
			className="grow font-mono text-xs"
		/>
		<CopyButton text={text} />
	</div>
);

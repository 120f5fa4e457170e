import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useText } from "../i18n/index.ts";
import { Input } from "./input.tsx";
import { passwordInputText } from "./password-input-text.ts";

/** A password that can be looked at while typing. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
	const t = useText(passwordInputText);
	const [shown, setShown] = useState(false);
	return (
		<span className="relative block">
			<Input {...props} type={shown ? "text" : "password"} className="pr-10" spellCheck={false} autoCapitalize="none" />
			<button
				type="button"
				aria-label={shown ? t("hide") : t("show")}
				aria-pressed={shown}
				onClick={() => setShown(!shown)}
				className="absolute top-1/2 right-1 grid size-7 -translate-y-1/2 place-items-center rounded-md text-ink-faint hover:text-ink [&_svg]:size-4"
			>
				{shown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
			</button>
		</span>
	);
}

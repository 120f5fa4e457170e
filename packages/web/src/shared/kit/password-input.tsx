import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { defineText, useText } from "../i18n/index.ts";
import { Input } from "./input.tsx";

const text = defineText("password-input", {
	show: { es: "Mostrar la contraseña", en: "Show the password" },
	hide: { es: "Ocultar la contraseña", en: "Hide the password" },
});

/** A password that can be looked at while typing. */
export function PasswordInput(props: Omit<ComponentProps<"input">, "type">) {
	const t = useText(text);
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

import { Outlet } from "@tanstack/react-router";
import { Toaster, TooltipProvider } from "../shared/kit/index.ts";

export const Root = () => (
	<TooltipProvider>
		<Outlet />
		<Toaster />
	</TooltipProvider>
);

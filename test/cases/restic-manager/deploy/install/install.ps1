# Installs the restic-manager agent on a Windows host, from an elevated PowerShell:
#
#   $env:RM_SERVER = 'https://SERVER'; irm "$env:RM_SERVER/install/install.ps1" | iex
#
# A scheduled task then runs the agent every minute. Running the script again
# upgrades the agent in place.
& {
    Set-StrictMode -Version 3.0
    $ErrorActionPreference = 'Stop'
    $ProgressPreference = 'SilentlyContinue'
    [Net.ServicePointManager]::SecurityProtocol =
        [Net.ServicePointManager]::SecurityProtocol -bor [Net.SecurityProtocolType]::Tls12

    $server = "$env:RM_SERVER".TrimEnd('/')
    if ($server -notmatch '^https?://[A-Za-z0-9.:/_~%\[\]-]+$') {
        throw "Set RM_SERVER to the server's URL, for example https://backup.example:8080"
    }
    $me = [Security.Principal.WindowsPrincipal][Security.Principal.WindowsIdentity]::GetCurrent()
    if (-not $me.IsInRole([Security.Principal.WindowsBuiltInRole]::Administrator)) {
        throw 'Run this from an elevated PowerShell.'
    }
    if (-not [Environment]::Is64BitOperatingSystem) {
        throw 'The agent is published for 64-bit Windows only.'
    }

    $task = 'restic-manager-agent'
    $dir = Join-Path $env:ProgramFiles 'restic-manager'
    $exe = Join-Path $dir 'restic-manager-agent.exe'
    $new = Join-Path $dir 'restic-manager-agent.new.exe'

    # Try the new agent before it replaces the old one.
    New-Item -ItemType Directory -Force -Path $dir | Out-Null
    Invoke-WebRequest -UseBasicParsing -Uri "$server/agent/binary?os=windows&arch=amd64" -OutFile $new
    & $new --version
    if ($LASTEXITCODE -ne 0) { throw 'The downloaded agent does not run here.' }

    if (Get-ScheduledTask -TaskName $task -ErrorAction SilentlyContinue) {
        Stop-ScheduledTask -TaskName $task
        Unregister-ScheduledTask -TaskName $task -Confirm:$false
    }
    Move-Item -Force -Path $new -Destination $exe

    $action = New-ScheduledTaskAction -Execute $exe -Argument "--server $server"
    $trigger = New-ScheduledTaskTrigger -Once -At (Get-Date) -RepetitionInterval (New-TimeSpan -Minutes 1)
    $principal = New-ScheduledTaskPrincipal -UserId 'LOCALSERVICE' -LogonType ServiceAccount
    $settings = New-ScheduledTaskSettingsSet -AllowStartIfOnBatteries -DontStopIfGoingOnBatteries
    Register-ScheduledTask -TaskName $task -Action $action -Trigger $trigger -Principal $principal -Settings $settings | Out-Null
}

@rem Ponte from a terminal: a command without a window. In a batch file the program is waited for.
@"%~dp0Ponte.exe" -- %*
@exit /b %ERRORLEVEL%

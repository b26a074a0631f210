@echo off
rem Starts the pipeline on Windows; builds it first when it is not built or a source is newer.
rem It follows the shell script "pipeline" step by step, but no Windows was at hand when it was written: it has not been run.
rem
rem Needs a JDK, 17 or newer, and for the build Maven 3.8 or newer. JAVA_HOME goes before the PATH.
rem PIPELINE_JAVA_OPTS holds further options for the JVM.
setlocal EnableExtensions DisableDelayedExpansion

set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "STATE=%ROOT%\target\launcher"
set "LOG=%ROOT%\target\pipeline-build.log"

call :find_java || exit /b 2
call :is_fresh
if errorlevel 1 (
  call :build
  if errorlevel 2 exit /b 2
  if errorlevel 1 exit /b 1
)
call :read_current
if not defined APP (
  >&2 echo pipeline: the built pipeline is gone from "%STATE%"; run the same command again.
  exit /b 1
)

set "KNOWN="
if exist "%APP%\java" set /p KNOWN=<"%APP%\java"
if not "%KNOWN%"=="%JAVA%" call :meet_java
if errorlevel 2 exit /b 2

set "OPTIONS=-Xlog:disable -Xlog:all=warning:stderr -Xlog:cds*=off:stderr --enable-native-access=ALL-UNNAMED"
set "OPTIONS=%OPTIONS% -Dfile.encoding=UTF-8 -Dsun.net.httpserver.nodelay=true -Dh2.objectCache=false"
rem Two collectors are one too many, so none is named beside options of the user's.
if not defined PIPELINE_JAVA_OPTS set "OPTIONS=%OPTIONS% -XX:+UseSerialGC -Xms768m -Xmn448m"
if exist "%APP%\classes.jsa" set OPTIONS=%OPTIONS% "-XX:SharedArchiveFile=%APP%\classes.jsa"
"%JAVA%" %OPTIONS% %PIPELINE_JAVA_OPTS% "-Dpipeline.home=%ROOT%" -cp "%APP%\lib\*" dev.etlpipeline.app.Main %*
exit /b %ERRORLEVEL%


:find_java
set "JAVA="
if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  for %%J in (java.exe) do set "JAVA=%%~$PATH:J"
)
if not defined JAVA (
  >&2 echo pipeline: no java was found. Install a JDK, 17 or newer, and either put its bin folder on the PATH or set JAVA_HOME to its folder.
  exit /b 2
)
if not exist "%JAVA%" (
  >&2 echo pipeline: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it. Set it to a JDK, 17 or newer, or unset it to use the java on the PATH.
  exit /b 2
)
exit /b 0


:require_java_17
set "VERSION="
for /f "tokens=2 delims==" %%V in ('call "%JAVA%" -XshowSettings:properties -version 2^>^&1 ^| findstr /c:"java.specification.version ="') do (
  for /f "tokens=1 delims=. " %%M in ("%%V") do set "VERSION=%%M"
)
if not defined VERSION (
  >&2 echo pipeline: "%JAVA%" does not start; a JDK, 17 or newer, is needed.
  exit /b 2
)
if %VERSION% LSS 17 (
  >&2 echo pipeline: "%JAVA%" is older than Java 17, which is needed. Install a newer JDK and either put its bin folder first on the PATH or set JAVA_HOME to its folder.
  exit /b 2
)
exit /b 0


:read_current
set "NAME="
set "APP="
if exist "%STATE%\current" set /p NAME=<"%STATE%\current"
if not defined NAME exit /b 1
if not exist "%STATE%\%NAME%\built" exit /b 1
set "APP=%STATE%\%NAME%"
exit /b 0


:is_fresh
call :read_current || exit /b 1
powershell -NoProfile -ExecutionPolicy Bypass -Command ^
  "$built = (Get-Item -LiteralPath (Join-Path $env:APP 'built')).LastWriteTimeUtc;" ^
  "$sources = @(Get-Item (Join-Path $env:ROOT 'pom.xml'), (Join-Path $env:ROOT '*\pom.xml'));" ^
  "$sources += Get-Item (Join-Path $env:ROOT '*\src\main') | Get-ChildItem -Recurse -Force;" ^
  "if ($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1) { exit 1 }"
exit /b %ERRORLEVEL%


:build
call :require_java_17 || exit /b 2
for %%J in ("%JAVA%") do if not exist "%%~dpJjavac.exe" (
  >&2 echo pipeline: the pipeline has to be built, and "%JAVA%" has no javac beside it: it is a runtime, not a JDK. Install a JDK, 17 or newer.
  exit /b 2
)
set "MVN="
for %%M in (mvn.cmd) do set "MVN=%%~$PATH:M"
if not defined MVN (
  >&2 echo pipeline: the pipeline has to be built, which needs Maven 3.8 or newer, and there is no mvn on the PATH. Install it from https://maven.apache.org/download.cgi and run the same command again.
  exit /b 2
)
set "MAJOR="
for /f "tokens=3,4 delims=. " %%A in ('call "%MVN%" -version 2^>nul ^| findstr /c:"Apache Maven"') do (
  set "MAJOR=%%A"
  set "MINOR=%%B"
)
if not defined MAJOR (
  >&2 echo pipeline: mvn does not start. Maven 3.8 or newer is needed to build the pipeline.
  exit /b 2
)
set "TOO_OLD="
if %MAJOR% LSS 3 set "TOO_OLD=1"
if %MAJOR% EQU 3 if %MINOR% LSS 8 set "TOO_OLD=1"
if defined TOO_OLD (
  >&2 echo pipeline: mvn is Maven %MAJOR%.%MINOR%, and 3.8 or newer is needed to build the pipeline. Install it from https://maven.apache.org/download.cgi and run the same command again.
  exit /b 2
)

if not exist "%STATE%" mkdir "%STATE%"
set /a WAITED=0
:take_lock
mkdir "%STATE%\lock" 2>nul && goto locked
if %WAITED% EQU 0 >&2 echo pipeline: waiting for the build that another start of the pipeline is making
set /a WAITED+=1
if %WAITED% GTR 600 (
  >&2 echo pipeline: that build has not ended in ten minutes. If none runs, delete "%STATE%\lock" and run the same command again.
  exit /b 1
)
ping -n 2 127.0.0.1 >nul
goto take_lock

:locked
call :is_fresh && (
  rd "%STATE%\lock"
  exit /b 0
)
>&2 echo pipeline: building the pipeline; this takes a minute the first time (the log is "%LOG%")
set "FOLDER=target/launch-%RANDOM%%RANDOM%"
set "MADE=%FOLDER:/=\%"
if exist "%STATE%\new" rd /s /q "%STATE%\new"
mkdir "%STATE%\new"
>"%STATE%\new\built" echo built
pushd "%ROOT%"
call "%MVN%" -B -Dfast -Dstyle.color=never "-Dbuild.folder=%FOLDER%" -pl pipeline-app -am package >"%LOG%" 2>&1 <nul
set "STATUS=%ERRORLEVEL%"
popd
if "%STATUS%"=="0" move "%ROOT%\pipeline-app\%MADE%\dist\lib" "%STATE%\new\lib" >nul || set "STATUS=1"
for /d %%D in ("%ROOT%\*") do if exist "%%D\%MADE%" rd /s /q "%%D\%MADE%"
if exist "%ROOT%\%MADE%" rd /s /q "%ROOT%\%MADE%"
if not "%STATUS%"=="0" (
  findstr /b /c:"[ERROR]" "%LOG%" >&2
  >&2 echo pipeline: the build failed; all of its output is in "%LOG%"
  rd "%STATE%\lock"
  exit /b 1
)

set /a NUMBER=0
:next_number
set /a NUMBER+=1
if exist "%STATE%\app.%NUMBER%" goto next_number
ren "%STATE%\new" "app.%NUMBER%"
>"%STATE%\current.new" echo app.%NUMBER%
move /y "%STATE%\current.new" "%STATE%\current" >nul
rem A folder with an open file in it can not be renamed: a build that still runs stays.
for /d %%D in ("%STATE%\app.*") do if /i not "%%~nxD"=="app.%NUMBER%" ren "%%D" "old%%~xD" 2>nul
for /d %%D in ("%STATE%\old.*") do rd /s /q "%%D" 2>nul
rd "%STATE%\lock"
exit /b 0


:meet_java
call :require_java_17 || exit /b 2
>&2 echo pipeline: preparing this build for fast starts
set "ARCHIVING=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"
"%JAVA%" "-XX:ArchiveClassesAtExit=%APP%\classes.new.jsa" %ARCHIVING% "-Dpipeline.home=%ROOT%" -cp "%APP%\lib\*" dev.etlpipeline.app.Training >nul 2>&1 <nul
if errorlevel 1 "%JAVA%" "-XX:ArchiveClassesAtExit=%APP%\classes.new.jsa" %ARCHIVING% "-Dpipeline.home=%ROOT%" -cp "%APP%\lib\*" dev.etlpipeline.app.Main --help >nul 2>&1 <nul
if exist "%APP%\classes.new.jsa" move /y "%APP%\classes.new.jsa" "%APP%\classes.jsa" >nul 2>&1
>"%APP%\java" echo %JAVA%
exit /b 0
